# SPDX-License-Identifier: MIT
# Read by cases: `. "$VERBS/shared/setup.sh"`. Each step takes the review one further; what is printed
# on the way is not of interest there.
set -e

lead_review() { # five records in chi's project, in the folder chi
    mkdir chi ana ben
    cp "$VERBS"/shared/criteria.yaml "$VERBS"/shared/eric.ris "$VERBS"/shared/pubmed.nbib chi
    (cd chi
    winnow init review.winnow --criteria criteria.yaml >/dev/null
    winnow import eric.ris pubmed.nbib >/dev/null)
}

invited() { # both screeners have joined
    lead_review
    for who in ana ben; do
        (cd chi && winnow invite $who -o ../$who/$who.wininvite >/dev/null)
        (cd $who && winnow join $who.wininvite >/dev/null)
    done
}

screened() { # ana and ben have decided on all five; they disagree on 3 and 4
    invited
    (cd ana
    printf '%s\n' record,decision,reason,note 1,include,, 2,exclude,not-mentoring, 3,maybe,, \
        4,include,, '5,exclude,no-grades,"wellbeing, only"' >a.csv
    winnow decide --from a.csv >/dev/null
    winnow send -o ana.windec >/dev/null)
    (cd ben
    printf '%s\n' record,decision,reason 1,include, 2,exclude,no-grades 3,exclude, \
        4,exclude,not-mentoring 5,exclude,no-grades >b.csv
    winnow decide --from b.csv >/dev/null
    winnow send -o ben.windec >/dev/null)
}

received() { # chi has both files
    screened
    (cd chi && winnow receive ../ana/ana.windec ../ben/ben.windec >/dev/null)
}
