file-choose = Choose a settings file
