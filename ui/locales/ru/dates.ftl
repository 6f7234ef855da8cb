date-pattern = { $day } { $month ->
        [1] января
        [2] февраля
        [3] марта
        [4] апреля
        [5] мая
        [6] июня
        [7] июля
        [8] августа
        [9] сентября
        [10] октября
        [11] ноября
       *[12] декабря
    } { $year } года
time-pattern = { $hour }:{ $minute }
# Момент сам по себе, без предлога перед ним.
date-time-pattern = { $near ->
        [today] сегодня в { $time }
        [tomorrow] завтра в { $time }
        [yesterday] вчера в { $time }
       *[far] { $date } в { $time }
    }
