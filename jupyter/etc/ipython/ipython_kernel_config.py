# ruff: noqa
# Each start of a kernel would print a warning about unencrypted connections. They stay inside this one computer, which
# is what matters, and the line frightens people.
c = get_config()
c.IPKernelApp.log_level = "ERROR"
