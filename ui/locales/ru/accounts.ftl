acc-sum-ok = Все аккаунты в порядке: { $count }.
acc-sum-ok1 = { $has_date ->
        [yes] { $name } в порядке до { $date }.
       *[no] { $name } в порядке.
    }
acc-sum-need = { $count ->
        [one] { $count } из { $total } аккаунтов ждёт вас.
        [few] { $count } из { $total } аккаунтов ждут вас.
       *[other] { $count } из { $total } аккаунтов ждут вас.
    }
acc-sum-need1 = { $name } ждёт вас.
acc-sum-soon = { $count ->
        [one] { $count } из { $total } аккаунтов скоро истечёт.
        [few] { $count } из { $total } аккаунтов скоро истекут.
       *[other] { $count } из { $total } аккаунтов скоро истекут.
    }
acc-sum-soon1 = { $name } скоро истечёт.
acc-sum-rest = С остальными всё хорошо.
acc-sum-next = Следующий продлится сам: { $name }, { $date }.
acc-off = Нет интернета. Даты — на { $time }. Когда он появится, мы проверим всё ещё раз.
acc-search = Имя, клиент, место
acc-show = Показать
acc-chip-all = Все
acc-chip-need = Ждут вас
acc-chip-soon = Скоро истекут
acc-chip-good = В порядке
acc-group-need = Ждут вас
acc-group-soon = Скоро истекут
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
        [one] Выбран { $count }
        [few] Выбрано { $count }
       *[other] Выбрано { $count }
    }
acc-selected-clear = Снять выбор
rec-each = Подключить по одному
rec-queue = { $number } из { $total }
rec-skip = Пропустить
acc-none-need = Ничто не ждёт вас.
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
acc-bulk-body = Слишком новые мы пропустим. Что сделано, то останется.
# Строка списка.
row-by-itself = Продлится сам { $date }.
row-sent = { $count ->
        [one] Доставлен в { $count } место.
        [few] Доставлен в { $count } места.
       *[other] Доставлен в { $count } мест.
    }
row-manual = Автопродление выключено.
row-soon = Продление добавит до 60 дней.
row-login = Войдите заново до { $date }. Продление эту дату не сдвигает.
row-waitnet = Продлим, как только появится интернет.
row-unknown = { $has_time ->
        [yes] Дату мы узнаем при первом продлении, после { $time }.
       *[no] Дату мы узнаем при первом продлении.
    }
row-never = Мы проверяем его каждый день.
row-stuck = { $has_date2 ->
        [yes] Не удаётся продлить с { $date }. Действует до { $date2 }.
       *[no] Не удаётся продлить с { $date }.
    }
row-expired = Истёкший токен продлить нельзя.
row-off = { $network } отключил токен. Войдите ещё раз.
row-perm = { $has_permission ->
        [yes] Нужно ещё одно разрешение: { permission-name }.
       *[no] Нужно ещё одно разрешение.
    }
row-place = В { $place } всё ещё старый токен.
col-expired = Истёк { $date }
col-since = С { $date }
col-unknown = Пока неизвестно
col-never = Без срока
col-today = Сегодня, { $time }
# Меню строки.
row-menu-details = Подробнее
row-menu-check = Проверить сейчас
row-menu-copy = Скопировать токен
row-menu-remind = Напомнить позже
row-menu-auto-off = Выключить автопродление
row-menu-auto-on = Включить автопродление
row-menu-label = Клиент или группа
row-menu-select = Выбрать
row-menu-disconnect = Отключить
det-copied = Скопировано. Через 60 секунд мы очистим буфер.
# Диалоги.
dis-title = Отключить { $name }?
dis-body = Мы перестанем его продлевать. В файлах токен останется, пока не истечёт. Вернуть аккаунт можно в течение 30 дней.
dis-here = Отключить
dis-undo = { $name } отключён.
dis-undo-btn = Вернуть
snz-title = Напомнить позже
snz-about = { $has_date ->
        [yes] { $name } истекает { $date }.
       *[no] { $name }
    }
snz-tomorrow = Завтра
snz-three = Через 3 дня
snz-before = За день до окончания
snz-pick = Выбрать дату
snz-date = Дата
snz-late = Он закончится раньше. Напомнить { $date }?
snz-late-only = Он закончится раньше.
snz-late-btn = Напомнить { $date }
snz-save = Напомнить
lab-title = Клиент или группа
lab-help = Стоит рядом с именем, и по нему можно искать.
