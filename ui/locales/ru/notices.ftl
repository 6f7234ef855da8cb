# Уведомления. В заголовке нет точки. $name приходит с @, где он нужен.
n-practice = Практика: { $title }
n-extend = Продлить токен
n-extendAll = Продлить все
n-tomorrow = Напомнить завтра

# Один аккаунт: заголовок и текст.
n-soon14 =
    .title = { $name }: срок истекает через { $days ->
        [one] { $days } день
        [few] { $days } дня
       *[other] { $days } дней
    }
    .body = Автопродление этого аккаунта выключено. Одно нажатие, и он работает дальше.
n-soon =
    .title = { $name }: срок истекает через { $days ->
        [one] { $days } день
        [few] { $days } дня
       *[other] { $days } дней
    }
    .body = Дата: { $date }. Одно нажатие добавит до 60 дней.
n-soonReconnect =
    .title = { $name }: срок истекает через { $days ->
        [one] { $days } день
        [few] { $days } дня
       *[other] { $days } дней
    }
    .body = Дата: { $date }. Войдите один раз, и он будет работать дальше.
n-today =
    .title = { $name }: срок истекает сегодня
    .body = Время: { $time }. Потом придётся входить заново.
n-turnedOff =
    .title = { $name }: токен отключён
    .body = { $network } отключил токен. Войдите один раз, это займёт 2 минуты.
n-autoStuck =
    .title = Пока не получается продлить { $name }
    .body = { $has_reason ->
        [yes] { $reason }. { $has_date ->
            [yes] Токен работает до { $date }.
           *[no] Токен пока работает.
        }
       *[no] { $has_date ->
            [yes] Токен работает до { $date }.
           *[no] Токен пока работает.
        }
    }
n-expired =
    .title = { $name }: срок истёк
    .body = Сайт или планировщик уже не может пользоваться токеном. Переподключите аккаунт.
n-placeMissed =
    .title = { $place }: токен всё ещё прежний
    .body = Новый токен { $name } не удалось записать в строку { $line } файла { $file }.
n-manualPlace =
    .title = { $place }: готов новый токен
    .body = Скопируйте токен из { -app } и вставьте его туда.
n-login90 =
    .title = { $network } просит войти заново: { $name }
    .body = Войдите до { $date }. Это правило 90 дней у { $network }. Ничего не сломалось.
n-login90Over =
    .title = { $network } просит войти заново: { $name }
    .body = Срок прошёл: { $date }. Это правило 90 дней у { $network }. Войдите один раз, и он будет работать дальше.

# Несколько аккаунтов. Текст n-digest складывается из одного-двух n-state-… и n-digest-more.
n-digest =
    .title = { $count ->
        [one] Нужно ваше участие: { $count } аккаунт
        [few] Нужно ваше участие: { $count } аккаунта
       *[other] Нужно ваше участие: { $count } аккаунтов
    }
n-digest-more = И ещё { $count ->
        [one] { $count } аккаунт.
        [few] { $count } аккаунта.
       *[other] { $count } аккаунтов.
    }
n-digestSoon =
    .title = { $count ->
        [one] На этой неделе истекает срок у { $count } аккаунта
        [few] На этой неделе истекает срок у { $count } аккаунтов
       *[other] На этой неделе истекает срок у { $count } аккаунтов
    }
    .body = Первый: { $name }, { $date }.
n-state-turned_off = { $name }: токен отключён.
n-state-expired = { $name }: срок истёк.
n-state-today = { $name }: срок истекает сегодня.
n-state-days = { $name }: срок истекает через { $days ->
        [one] { $days } день.
        [few] { $days } дня.
       *[other] { $days } дней.
    }
n-state-stuck = { $name }: пока не получается продлить.
n-state-login = { $name }: нужно войти заново.
n-state-manual = { $name }: вставьте новый токен сюда: { $place }.
n-state-place = { $name }: в одном месте прежний токен.

# Вместо уведомления, кнопку которого нажали.
n-extendedByClick =
    .title = { $has_date ->
        [yes] { $name } действует до { $date }
       *[no] { $name } в порядке
    }
    .body = { $count ->
        [0] Новый токен в хранилище паролей.
        [one] Отправлен в { $count } место.
        [few] Отправлен в { $count } места.
       *[other] Отправлен в { $count } мест.
    }
n-unchanged =
    .title = { $name }: дата прежняя
    .body = { $has_date ->
        [yes] Дата в { $network } осталась прежней: { $date }. Войдите один раз, чтобы получить более позднюю.
       *[no] Дата в { $network } осталась прежней. Войдите один раз, чтобы получить более позднюю.
    }
n-extendedAll =
    .title = { $count ->
        [one] Снова в порядке: { $count } аккаунт
        [few] Снова в порядке: { $count } аккаунта
       *[other] Снова в порядке: { $count } аккаунтов
    }
    .body = Больше ничего делать не нужно.

# Без имён.
n-account = Ваш аккаунт
n-hidden =
    .title = { $count ->
        [one] Нужно ваше участие: { $count } аккаунт
        [few] Нужно ваше участие: { $count } аккаунта
       *[other] Нужно ваше участие: { $count } аккаунтов
    }
    .body = Откройте { -app }, чтобы узнать больше.
