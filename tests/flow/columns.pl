# SPDX-License-Identifier: MIT
# usage: columns.pl FILE COLUMN[=NEW]... : these columns of a CSV file, renamed, as CSV
use FindBin; require "$FindBin::Bin/csv.pl";
my ($file, @want) = @ARGV;
my ($head, @rows) = rows($file);
my %at = map { $head->[$_] => $_ } 0 .. $#$head;
print join(',', map { (split /=/)[-1] } @want), "\n";
for my $row (@rows) {
    print join(',', map { my $c = $row->[$at{(split /=/)[0]}]; '"' . $c =~ s/"/""/gr . '"' } @want), "\n"
        if @want > 1;
    print $row->[$at{$want[0]}], "\n" if @want == 1;
}
