# Choosing among rules and solutions, in private.

menu-drop-rule = Which rule do you propose to drop? The group will vote on it, without your name.
button-rule = { $number }. { $text }

menu-weigh =
    Which solution do you want to look at?
    { $lines }
button-solution = Solution { $number }
menu-weigh-one =
    { $b }Solution { $number }{ $e }
    { $q }{ $text }{ $e }
    What would you add?
button-plus = + Plus
button-minus = − Minus
button-query = Ask the author
weigh-why =
    { $b }{ $sign }, solution { $number }{ $e }
    Why? A few words are enough; the sign alone counts too.

    { $i }The group sees it on the sheet at once, under your name.{ $e }
button-no-words = Only the sign

menu-choose =
    Tick what you will try.
    { $lines }
button-ticked = ✓ Solution { $number }
button-unticked = Solution { $number }
button-chosen = That is my selection
button-none-of-them = None of them
choose-why = Why this choice? A few words are enough.
choose-plan = If you like, add a plan: “If …, then I will …”.
button-no-plan = Without a plan
choose-preview =
    This is how it will look:
    { $q }{ $linesIs ->
        [some] { $lines }
       *[none] None of the solutions for now
    }
    Why: { $why }{ $planIs ->
        [some]
            {""}
            Plan: { $plan }
       *[none] {""}
    }{ $e }
    { $i }Will see it: the whole group, under your name, as soon as you confirm. At the next meeting I will ask what came of it.{ $e }
