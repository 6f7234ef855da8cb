file-choose = Choose a settings file
file-save = Save the file
