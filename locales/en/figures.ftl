### Figures without names, and /stats. Says what the Spanish says; for the team only.

# V · shape of a month: January 2026
month-pattern = %B %Y

## Keeping figures

# V · /import found a figure without names
import-announcement = This is an announcement without names: { $figure }, { $source }, { $date }. It feeds the figures and never creates matches.
# V · /import found several figures without names
figures-found = There are { $n } figures without names. They feed the figures and never create matches.
# V · rows of a table of figures that were not understood
figures-aside = { $n ->
    [one] 1 row was not understood and is not kept.
   *[other] { $n } rows were not understood and are not kept.
}
# V · a figure that is kept already, on its line
figure-kept = kept: { $code }
# V · once all figures found are kept
figures-kept = Kept. They can be seen with /stats.
# V · [Cancel] under the figures found
figures-dropped = No further figure was kept.
# V · under a figure found
btn-keep-figure = Save figure
# V · under several figures found
btn-keep-all = Save all

## /stats

# V · first line, with the newest figures
stats-head = <b>Figures on { $date }</b>
# V · first line, with the figures of a month
stats-month = <b>Figures of { $month }</b>
# V · above the figures of one kind
figure-kind = { $kind ->
    [claimed] Announced
    [verified] Verified
    [counted] Counted
    [remaining] Still in prison
   *[lifted] Restrictions lifted
}
# V · how much a figure says
figure-amount = { $bound ->
    [more_than] more than { $n }
    [at_least] at least { $n }
    [about] about { $n }
    [up_to] up to { $n }
    [depending_on_source] { $n }, depending on the source
    [words] "{ $n }"
   *[exactly] { $n }
}
# V · of which days a figure is
figure-days = { $from } to { $to }
# V · of which day and hour a figure is
figure-cutoff = { $day }, cut-off { $time }
# V · it is not known of which day a figure is
figure-undated = no date
# V · over what a figure counts
figure-window = { $window ->
    [since] since { $day }
    [one_day] that day only
   *[words] { $words }
}
# V · if no figure is kept
stats-none = No figures are kept yet. They come in with /import.
# V · our notices; small numbers are not told
stats-notices = Notices: { $sent } sent · { $read } read · { $corrected } corrected
# V · our queue
stats-queue = Queue: { $open } · mean wait { $wait }
# V · last line of the figures and of the chart
stats-apart = Each figure covers a different period: do not subtract them.
# V · in place of a number from 1 to 4
stats-few = fewer than 5
# V · in place of what is not known
stats-unknown = no data
# V · under the figures: the picture
btn-chart = Chart
# V · under the figures of a month: the newest ones
btn-latest-figures = Newest figures
