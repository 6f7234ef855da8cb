-app = Sixty
# The system of this computer. On another one the program puts its own in this place.
-system = Linux
    .kind = linux
-reports = https://github.com/sixty-app/sixty/issues
