file-choose = Выберите файл настроек
file-save = Сохранить файл
