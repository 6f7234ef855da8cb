# Страница «Что произошло».
nav-activity = События
act-show = Что показать
act-kind = Показать
act-kind-all = Всё
act-kind-extended = Продления
act-kind-delivered = Отправка токенов
act-kind-problem = Неполадки
act-kind-reminder = Напоминания
act-kind-you = Ваши действия
act-account = Аккаунт
act-any = Все аккаунты
act-period = За время
act-days = { $count ->
        [one] Последний { $count } день
        [few] Последние { $count } дня
       *[other] Последние { $count } дней
    }
act-ever = Всё, что сохранено
act-today = Сегодня
act-yesterday = Вчера
act-sent = { $count ->
        [one] Записан в { $count } место.
        [few] Записан в { $count } места.
       *[other] Записан в { $count } мест.
    }
# После имён двух аккаунтов.
act-more = { $count ->
        [one] и ещё { $count }
        [few] и ещё { $count }
       *[other] и ещё { $count }
    }
act-times = { $count ->
        [one] { $count } раз.
        [few] { $count } раза.
       *[other] { $count } раз.
    }
act-details = Подробности
act-detail-at = Время { $detail }
act-detail-event = Событие { $detail }
act-detail-network = Сеть { $detail }
act-detail-reason = Причина { $detail }
act-detail-problem = Неполадка { $detail }
act-reconnect = Переподключить
act-older = Раньше
act-newer = Позже
act-copy-all = Скопировать подробности для поддержки
act-copied-all = Скопировано. Токенов и секретов там нет.
act-csv = Сохранить таблицу CSV
act-saved = Сохранено: { $file }.
act-none = Пока ничего не произошло.
act-none-found = За это время ничего такого не было.
# Один раз после недели и больше без работы программы.
back-title = { $count ->
        [one] Мы не работали { $count } день
        [few] Мы не работали { $count } дня
       *[other] Мы не работали { $count } дней
    }
back-extended = { $count ->
        [one] После перерыва продлён { $count } токен.
        [few] После перерыва продлены { $count } токена.
       *[other] После перерыва продлены { $count } токенов.
    }
back-none = За это время срок токенов не истёк.
back-expired = { $has_date ->
        [yes] { $name }: срок токена истёк { $date }, пока компьютер был выключен.
       *[no] { $name }: срок токена истёк, пока компьютер был выключен.
    }
back-more = { $count ->
        [one] Истёк срок ещё { $count } токена.
        [few] Истёк срок ещё { $count } токенов.
       *[other] Истёк срок ещё { $count } токенов.
    }
back-all = Показать все
back-login = Запускать при входе в систему
