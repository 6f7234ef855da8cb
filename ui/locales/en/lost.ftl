# What the window can say when nothing answers it.
app-name = { -app }
win-lost = The window can't reach { -app }.
win-lost-body = Your tokens are safe. Open { -app } again to see them.
