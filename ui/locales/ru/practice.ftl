prac-name = Практика
prac-unfold = Показать кнопки
prac-fold = Скрыть кнопки
prac-bar = Ненастоящие аккаунты. Всё остаётся на этом компьютере.
prac-bar-elsewhere = Ненастоящие аккаунты. Ненастоящая Meta работает в другой программе: время и события задаются там.
prac-today = Сегодня { $date }
prac-skip = Пропустить дни
prac-skip-days = { $count ->
        [one] +{ $count } день
        [few] +{ $count } дня
       *[other] +{ $count } дней
    }
prac-skipping = { $count ->
        [one] Ещё { $count } день…
        [few] Ещё { $count } дня…
       *[other] Ещё { $count } дней…
    }
prac-lived = { $count ->
        [0] За пропущенные дни ни один токен продлевать не пришлось.
        [one] За пропущенные дни мы продлили { $count } токен.
        [few] За пропущенные дни мы продлили { $count } токена.
       *[other] За пропущенные дни мы продлили { $count } токенов.
    }
prac-lived-need = { $count ->
        [one] { $count } аккаунт ждёт вас.
        [few] { $count } аккаунта ждут вас.
       *[other] { $count } аккаунтов ждут вас.
    }
prac-happen = Пусть что-нибудь случится
prac-event-password_changed = Сменили пароль
prac-event-no_internet = Пропал интернет
prac-event-slow_meta = Meta отвечает медленно
prac-event-wrong_account = В браузере открыт другой аккаунт
prac-event-file_moved = Файл настроек переместили
prac-password = Пароль { $name } сменили, поэтому токен больше не работает.
prac-now-no_internet = Нет интернета
prac-now-slow_meta = Meta отвечает медленно
prac-now-wrong_account = В браузере другой аккаунт
prac-end = { $what } · Прекратить
prac-try = Попробуйте: сделано { $done } из { $all }
prac-try-import = Добавьте аккаунт с помощью токена или файла
prac-try-extend = Продлите токен
prac-try-reconnect = Переподключите аккаунт
prac-try-send_to_file = Отправьте токен в файл настроек
prac-try-see_reminder = Дождитесь напоминания: пропускайте дни, пока оно не появится
prac-try-set_up = Создайте приложение Meta, шаг за шагом
prac-done-mark = Сделано
prac-type = Для практики введите { $name }: такой аккаунт здесь есть.
prac-have = Для практики уже готово приложение Meta для { $network }, так что подключаться можно сразу. А здесь можно попробовать создать своё.
prac-token = Скопировать токен для практики
prac-token-copied = Скопировано. Теперь добавьте аккаунт и вставьте токен.
prac-samples = Открыть папку с примерами
prac-leave = Выйти из практики
prac-entering = Готовим практику…
prac-leaving = Удаляем данные практики…
prac-done = Данные практики удалены.
vault-where = { -system.kind ->
        [macos] Токены хранятся в Связке ключей macOS.
        [windows] Токены хранятся в Диспетчере учётных данных Windows.
       *[linux] Токены хранятся в хранилище паролей этого рабочего стола.
    }
vault-waits = Напоминания работают по известным датам. Продление подождёт, пока хранилище откроется.
vault-works = Хранилище паролей теперь работает.
vault-look = Посмотреть с ненастоящими аккаунтами
