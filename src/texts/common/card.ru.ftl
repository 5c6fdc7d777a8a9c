# Карточка с ходом встречи, лист вариантов, итоги.

card-title =
    { $b }{ $title }{ $e }
    Общая тема: { $theme }
card-step-done = ✓ { $step }
card-step-now = { $b }→ { $step }: сейчас, до { $closes }{ $e }
card-step-later = • { $step }: до { $closes }
card-turn = Чья очередь: { $b }{ $name }{ $e }
card-awaited = Ещё ждём: { $names }
card-nobody-awaited = Сейчас никого не ждём
card-moderator = Ведущий: { $name }
card-presenter = Рассказчик: { $name }
card-paused = Встреча на паузе до { $until }
card-planned = Начало: { $when }
card-ended = Встреча закончена

sheet-title =
    { $b }Лист вариантов решения{ $e }
    Общая тема: { $theme }
    { $q }{ $problem }{ $e }
sheet-solution = { $number }. { $b }{ $name }{ $e }: { $text }
sheet-plus = + { $textIs ->
        [some] { $name }: { $text }
       *[none] { $name }
    }
sheet-minus = − { $textIs ->
        [some] { $name }: { $text }
       *[none] { $name }
    }
sheet-counts = { $pluses ->
        [one] { $pluses } плюс
        [few] { $pluses } плюса
       *[many] { $pluses } плюсов
    }, { $minuses ->
        [one] { $minuses } минус
        [few] { $minuses } минуса
       *[many] { $minuses } минусов
    }

minutes =
    { $b }Итоги встречи{ $e }
    Общая тема: { $theme }{ $presenterIs ->
        [some]
            {""}
            Рассказчик: { $presenter }
       *[none] {""}
    }{ $problemIs ->
        [some]
            {""}
            { $q }{ $problem }{ $e }
       *[none] {""}
    }{ $linesIs ->
        [some]
            {""}
            { $lines }
       *[none] {""}
    }
