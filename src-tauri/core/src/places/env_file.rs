//! A settings file (.env), edited without touching a byte that is not the value.
