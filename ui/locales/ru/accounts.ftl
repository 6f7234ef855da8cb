acc-sum-ok = Все аккаунты в порядке: { $count }.
acc-sum-ok1 = { $has_date ->
        [yes] { $name } в порядке до { $date }.
       *[no] { $name } в порядке.
    }
acc-sum-need = { $total ->
        [1] Ваш аккаунт ждёт вас.
        [one] { $count ->
            [one] { $count } из { $total } аккаунта ждёт вас.
            [few] { $count } из { $total } аккаунта ждут вас.
           *[other] { $count } из { $total } аккаунта ждут вас.
        }
        [few] { $count ->
            [one] { $count } из { $total } аккаунтов ждёт вас.
            [few] { $count } из { $total } аккаунтов ждут вас.
           *[other] { $count } из { $total } аккаунтов ждут вас.
        }
       *[other] { $count ->
            [one] { $count } из { $total } аккаунтов ждёт вас.
            [few] { $count } из { $total } аккаунтов ждут вас.
           *[other] { $count } из { $total } аккаунтов ждут вас.
        }
    }
acc-sum-need1 = { $name } ждёт вас.
acc-sum-soon = { $count ->
        [one] Скоро истечёт срок: { $count } аккаунт из { $total }.
        [few] Скоро истечёт срок: { $count } аккаунта из { $total }.
       *[other] Скоро истечёт срок: { $count } аккаунтов из { $total }.
    }
acc-sum-soon1 = У { $name } скоро истечёт срок.
acc-sum-more = { $count ->
        [one] Ещё у { $count } скоро истечёт срок.
        [few] Ещё у { $count } скоро истечёт срок.
       *[other] Ещё у { $count } скоро истечёт срок.
    }
acc-sum-rest = { $count ->
        [one] Ещё { $count } в порядке.
        [few] Ещё { $count } в порядке.
       *[other] Ещё { $count } в порядке.
    }
acc-sum-next = Следующим мы продлим { $name }: { $date }.
acc-off = Нет интернета. Даты проверены { $time }. Когда интернет появится, мы проверим всё ещё раз.
acc-search = Имя, клиент, файл
acc-show = Какие аккаунты показать
acc-chip-all = Все
acc-chip-need = Ждут вас
acc-chip-soon = Скоро истечёт срок
acc-chip-good = В порядке
acc-group-need = Ждут вас
acc-group-soon = Скоро истечёт срок
acc-group-good = В порядке
acc-show-all = { $count ->
        [one] ещё { $count }
        [few] ещё { $count }
       *[other] ещё { $count }
    }
acc-show-less = Свернуть
acc-none = Нет аккаунта, похожего на «{ $query }».
acc-clear = Очистить поиск
acc-select = Выбрать { $name }
acc-selected = { $count ->
        [one] Выбран { $count } аккаунт
        [few] Выбрано { $count } аккаунта
       *[other] Выбрано { $count } аккаунтов
    }
acc-selected-clear = Снять выбор
rec-each = Переподключить по одному
rec-next = Дальше: { $name }
rec-queue = Аккаунт { $number } из { $total }
rec-skip = Пропустить этот аккаунт
acc-none-need = Ни один аккаунт вас не ждёт.
acc-none-here = Таких аккаунтов нет.
acc-add = Добавить аккаунт
acc-extend-all = Продлить все
acc-add-connect = Подключить аккаунт
acc-add-import = Добавить токен, который у вас есть
acc-add-app = Настроить приложение Meta
acc-bulk-title = { $count ->
        [one] Продлить { $count } токен?
        [few] Продлить { $count } токена?
       *[other] Продлить { $count } токенов?
    }
acc-bulk-body = Слишком новые токены мы пропустим. Остановить можно в любой момент. Продлённое останется продлённым.
# Продления, о которых попросили одним нажатием.
bulk-run = Продлеваем { $number } из { $total }…
bulk-stop = Остановить
bulk-stopping = Закончим начатые и остановимся…
bulk-extended = { $count ->
        [one] { $count } продлён
        [few] { $count } продлены
       *[other] { $count } продлено
    }
bulk-too_new = { $count ->
        [one] { $count } слишком новый
        [few] { $count } слишком новые
       *[other] { $count } слишком новых
    }
bulk-unchanged = { $count ->
        [one] у { $count } дата прежняя
        [few] у { $count } дата прежняя
       *[other] у { $count } дата прежняя
    }
bulk-later = { $count ->
        [one] { $count } пока не продлён
        [few] { $count } пока не продлены
       *[other] { $count } пока не продлено
    }
bulk-need = { $count ->
        [one] { $count } ждёт вас
        [few] { $count } ждут вас
       *[other] { $count } ждут вас
    }
bulk-none = Ничего не продлено.
# Строка списка.
row-by-itself = Мы продлим его { $date }.
row-sent = { $count ->
        [one] Токен обновлён в { $count } месте.
        [few] Токен обновлён в { $count } местах.
       *[other] Токен обновлён в { $count } местах.
    }
row-pasted = { $count ->
        [1] Вы вставили токен туда, где он используется.
        [one] Вы вставили токен в { $count } месте.
        [few] Вы вставили токен в { $count } местах.
       *[other] Вы вставили токен в { $count } местах.
    }
row-then-paste = { $count ->
        [1] Потом новый токен нужно будет вставить сюда: { $place }.
        [one] Потом новый токен нужно будет вставить в { $count } месте.
        [few] Потом новый токен нужно будет вставить в { $count } местах.
       *[other] Потом новый токен нужно будет вставить в { $count } местах.
    }
row-young = Продлить его можно будет { $time }.
row-manual = Автопродление этого аккаунта выключено.
row-soon = Продление добавит до 60 дней.
row-login = Войдите заново до { $date }. Продление эту дату не сдвигает.
row-waitnet = Продлим, как только появится интернет.
row-unknown = { $has_time ->
        [yes] Дата окончания пока неизвестна. Мы продлим токен { $time } и узнаем её.
       *[no] Дату окончания мы узнаем при продлении.
    }
row-unknown-off = { $has_time ->
        [yes] Автопродление выключено, и мы не знаем, когда истечёт токен. Продлить его можно будет { $time }.
       *[no] Автопродление выключено, и мы не знаем, когда истечёт токен. Продлите его, чтобы узнать.
    }
row-never = Мы проверяем токен каждый день.
row-stuck = { $has_date2 ->
        [yes] Не удаётся продлить с { $date }. Действует до { $date2 }.
       *[no] Не удаётся продлить с { $date }.
    }
row-expired = Токен с истёкшим сроком продлить нельзя. Войдите один раз, чтобы получить новый.
row-off = { $network } больше не принимает токен. Так бывает после смены пароля. Войдите один раз, чтобы получить новый.
row-perm = { $has_permission ->
        [yes] Не хватает разрешения: { permission-name }.
       *[no] Не хватает разрешения.
    }
row-by-hand = Вставьте новый токен сюда: { $place }.
row-place = { $why ->
        [moved] Файл { $place } не найден. Его перенесли? Покажите, где он теперь.
        [changed] Строку в { $place } кто-то изменил. Посмотрите на неё и отправьте токен ещё раз.
        [not_writable] Нам нельзя писать в { $place }. Разрешите это и отправьте токен ещё раз.
        [in_use] Файл { $place } занят другой программой. Закройте его там и отправьте токен ещё раз.
        [key_missing] В { $place } больше нет этой строки. Добавьте место ещё раз.
        [key_twice] В { $place } эта строка есть дважды. Удалите ту, которую сайт не читает.
        [hook_failed] Токен записан в { $place }, но программа, которая запускается следом, завершилась с ошибкой.
       *[other] В файле { $place } всё ещё старый токен.
    }
col-expired = Истёк { $date }
col-since = Не работает с { $date }
col-until = До { $date }
col-unknown = Срок пока неизвестен
col-never = Без срока
col-today = До { $time } сегодня
# Меню строки.
row-menu-details = Подробнее
row-menu-check = Проверить сейчас
row-menu-copy = Скопировать токен
row-menu-remind = Напомнить позже
row-menu-auto-off = Выключить автопродление
row-menu-auto-on = Включить автопродление
row-menu-label = Указать клиента или группу
row-menu-select = Выбрать
row-menu-disconnect = Отключить…
det-copied = Токен скопирован. Через 60 секунд мы уберём его из буфера обмена.
# Диалоги.
dis-title = Отключить { $name }?
dis-body = { $why ->
        [file] Мы перестанем продлевать его токен. В файлах токен останется и будет работать до конца срока.
        [hand] Мы перестанем продлевать его токен. Там, куда вы его вставили, он будет работать до конца срока.
        [both] Мы перестанем продлевать его токен. В файлах и там, куда вы его вставили, он будет работать до конца срока.
        [dead] Мы перестанем проверять его и напоминать о нём.
       *[none] Мы перестанем продлевать его токен. Сам токен будет работать до конца срока.
    } Вернуть аккаунт можно в течение 30 дней, под списком аккаунтов.
dis-here = Отключить
dis-undo = { $name } отключён.
dis-undo-btn = Вернуть
dis-list = { $count ->
        [one] { $count } отключённый аккаунт
        [few] { $count } отключённых аккаунта
       *[other] { $count } отключённых аккаунтов
    }
dis-until = Вернуть можно до { $date }.
snz-title = Напомнить позже
snz-about = { $has_date ->
        [yes] { $name }: срок истекает { $date }.
       *[no] { $name }
    }
snz-tomorrow = Завтра
snz-three = Через 3 дня
snz-before = За день до конца срока
snz-pick = Выбрать дату
snz-date = Дата
snz-late = Срок токена истечёт раньше. Напомнить { $date }?
snz-late-only = Срок токена истечёт раньше.
snz-late-btn = Напомнить { $date }
snz-save = Напомнить
lab-title = Клиент или группа
lab-long = Слишком длинно. Можно не больше 100 знаков.
lab-help = Аккаунты одного клиента стоят вместе, если показать список по клиентам.
lab-own = Ваше название для этого аккаунта (необязательно)
lab-own-help = Мы покажем его рядом с именем аккаунта. По этим словам можно искать.
cl-group = По клиентам
cl-filter = Клиент
cl-all = Все клиенты
cl-none = Без клиента
cl-stop = { $count ->
        [one] { $count } ждёт вас
        [few] { $count } ждут вас
       *[other] { $count } ждут вас
    }
cl-paste = { $count ->
        [one] { $count } ждёт, пока вы вставите токен
        [few] { $count } ждут, пока вы вставите токен
       *[other] { $count } ждут, пока вы вставите токен
    }
cl-soon = { $count ->
        [one] { $count } скоро истекает
        [few] { $count } скоро истекают
       *[other] { $count } скоро истекают
    }
cl-good = { $count ->
        [one] { $count } в порядке
        [few] { $count } в порядке
       *[other] { $count } в порядке
    }
cl-page = Страница для клиента
cl-page-of = Страница для клиента: { $client }
cl-page-sub = Аккаунты, { $date }
cl-account = Аккаунт
cl-network = Сеть
cl-state = Состояние
cl-until = Подключён до
cl-as-off = Не подключён: нужно войти
cl-as-permission = Не хватает разрешения
cl-as-soon = Подключён, скоро истечёт
cl-as-connected = Подключён
cl-empty = У этого клиента сейчас нет аккаунтов.
cl-print = Напечатать или сохранить в PDF
cl-message = Написать клиенту
cl-message-of = Написать клиенту: { $client }
cl-message-title = Написать: { $client }
cl-message-body = Токена в нём нет. После вставки текст можно изменить.
cl-message-often = Этому клиенту приходится входить часто? Настройте у него { -app }: тогда вход закончится на его компьютере, а к вам токен придёт запечатанным.
cl-message-language = Язык сообщения
cl-language-en = English
cl-language-ru = Русский
cl-message-copy = Скопировать сообщение
cl-message-copied = Сообщение скопировано. Вставьте его и прочтите, прежде чем отправлять.
