file-choose = Выберите файл настроек
