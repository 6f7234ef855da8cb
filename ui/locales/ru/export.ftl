# Календарь и таблица, которые человек забирает из программы.
calendar-expires = { $name }: истекает токен { $network }
calendar-expires-means = Продлите его в Sixty до этого времени. Истёкший токен продлить нельзя.
calendar-login = { $name }: { $network } попросит войти снова
calendar-login-means = Переподключите аккаунт в Sixty до этого времени. Продление этот день не сдвигает.
report-account = Аккаунт
report-network = Сеть
report-label = Имя
report-client = Кому принадлежит
report-status = Состояние
report-extended = Создан или продлён
report-expires = Истекает
report-login = Войти снова до
report-places = Места
