prac-name = Практика
prac-unfold = Показать кнопки
prac-fold = Скрыть кнопки
prac-bar = Ненастоящие аккаунты. Ничто не покидает этот компьютер.
prac-today = Сегодня { $date }
prac-skip = Перейти вперёд
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
prac-leave = Выйти из практики
prac-entering = Готовим практику…
prac-leaving = Удаляем данные практики…
prac-done = Данные практики удалены.
vault-where = { -system.kind ->
        [macos] Токены хранятся в Связке ключей macOS.
        [windows] Токены хранятся в Диспетчере учётных данных Windows.
       *[linux] Токены хранятся в хранилище паролей этого рабочего стола.
    } Напоминания работают по известным датам. Продление подождёт, пока хранилище откроется.
vault-look = Посмотреть с ненастоящими аккаунтами
