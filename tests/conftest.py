"""What holds for every test: none fails because the machine has other work to do.

Hypothesis measures each example against a deadline, and how long it takes to make one. Tests
here run side by side, some of them kill processes, so neither says anything of the program.
"""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "untimed", settings(), deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("untimed")
