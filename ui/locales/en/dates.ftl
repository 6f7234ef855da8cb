date-pattern = { $month ->
        [1] Jan
        [2] Feb
        [3] Mar
        [4] Apr
        [5] May
        [6] Jun
        [7] Jul
        [8] Aug
        [9] Sep
        [10] Oct
        [11] Nov
       *[12] Dec
    } { $day }, { $year }
time-pattern = { $hour12 }:{ $minute } { $half ->
        [am] AM
       *[pm] PM
    }
# A moment as it stands alone in a sentence: without a word before it, or after "from", "since" and "until".
date-time-pattern = { $near ->
        [today] today at { $time }
        [tomorrow] tomorrow at { $time }
        [yesterday] yesterday at { $time }
       *[far] { $date } at { $time }
    }
