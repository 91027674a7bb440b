#!/bin/sh
# SPDX-License-Identifier: MIT
# usage: real_pair.sh WINNOW DATASET HERE ; EXPECT: kappa to 5 digits, CONFLICTS: how many to rule.
# Replays two people's real decisions on two laptops, rules every conflict, and computes kappa again from
# both CSV exports with another tool (perl).
set -eu
winnow=$1 data=$2 here=$3
if [ ! -f "$data/pair_main.csv" ]; then
    echo "SKIPPED: $data is not here"
    exit 77
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/lead" "$work/r1" "$work/r2"

cd "$work/lead"
"$winnow" init pair.winnow --criteria "$here/criteria.yaml" >/dev/null
# titles only: the screeners' decisions stay out of the import
perl "$here/columns.pl" "$data/pair_main.csv" record_id title >records.csv
"$winnow" import records.csv >/dev/null

for person in r1 r2; do
    "$winnow" invite $person >/dev/null
    column=$([ $person = r1 ] && echo A || echo B)
    perl "$here/columns.pl" "$data/pair_main.csv" record_id=key $column=decision >"$work/$person/decisions.csv"
    (cd "$work/$person" && "$winnow" join "$work/lead/$person.wininvite" >/dev/null &&
        "$winnow" decide --from decisions.csv >/dev/null && "$winnow" send -o "$work/lead" >/dev/null)
done
"$winnow" receive ./*.windec >/dev/null

"$winnow" agreement --json >agreement.json
kappa=$(perl -ne 'print sprintf("%.5f", $1) if /"kappa":\s*([0-9.eE+-]+)/' agreement.json)
[ "$kappa" = "$EXPECT" ] || { echo "kappa $kappa, published $EXPECT"; cat agreement.json; exit 1; }

"$winnow" export --to csv --only conflicts -o conflicts.csv >/dev/null
ruled=0
for record in $(perl "$here/columns.pl" conflicts.csv record | sed 1d); do
    "$winnow" rule "$record" include --note "settled by talking" >/dev/null
    ruled=$((ruled + 1))
done
[ "$ruled" = "$CONFLICTS" ] || { echo "$ruled conflicts, expected $CONFLICTS"; exit 1; }

"$winnow" export --to csv -o all.csv >/dev/null
"$winnow" export --to csv-long -o long.csv >/dev/null
for form in csv long; do
    again=$(perl "$here/kappa.pl" $form $([ $form = csv ] && echo all.csv || echo long.csv))
    [ "$again" = "$EXPECT" ] || { echo "kappa from $form: $again, want $EXPECT"; exit 1; }
done
"$winnow" check >/dev/null
echo "kappa $kappa from winnow and from both CSV files; $ruled conflicts ruled"
