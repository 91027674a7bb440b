# SPDX-License-Identifier: MIT
# usage: kappa.pl csv|long FILE : Cohen's kappa of the independent decisions, maybe counted as include
use FindBin; require "$FindBin::Bin/csv.pl";
my ($form, $file) = @ARGV;
my ($head, @rows) = rows($file);
my %at = map { $head->[$_] => $_ } 0 .. $#$head;
my (%by, %n);
for my $row (@rows) {
    my %r = map { $_ => $row->[$at{$_}] } keys %at;
    @{$by{$r{record}}}{qw(A B)} = @r{qw(A_decision B_decision)} if $form eq 'csv';
    $by{$r{record}}{$r{person}} = $r{decision}
        if $form eq 'long' && $r{action} eq 'decision' && $r{independent} eq 'yes';
}
for my $pair (values %by) {
    my @d = map { $pair->{$_} =~ /^(include|maybe)$/ ? 1 : 0 } sort keys %$pair;
    $n{"@d"}++ if @d == 2 && !grep { $_ eq '' } values %$pair;
}
my ($a, $b, $c, $d) = map { $n{$_} || 0 } '1 1', '1 0', '0 1', '0 0';
my $n = $a + $b + $c + $d;
my $e = (($a + $b) * ($a + $c) + ($c + $d) * ($b + $d)) / $n;
printf "%.5f", ($a + $d - $e) / ($n - $e);
