# SPDX-License-Identifier: MIT
# RFC 4180 rows of a file, as arrays; for the scripts of this folder.
sub rows {
    open my $in, '<', $_[0] or die "$_[0]: $!";
    local $/;
    my ($text, @rows, @row) = (<$in>);
    while ($text =~ /\G(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|\z)/g) {
        my ($quoted, $cell, $end) = ($1, $2, $3);
        $cell = $quoted =~ s/""/"/gr if defined $quoted;
        push @row, $cell;
        next if $end eq ',';
        push @rows, [@row] if @row > 1 || $row[0] ne '';
        @row = ();
        last if $end eq '';
    }
    return @rows;
}
1;
