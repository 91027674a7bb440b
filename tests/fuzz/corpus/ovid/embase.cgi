<3001. >
VN  - Ovid Technologies
DB  - Embase
UI  - 620000001
ST  - CONFERENCE ABSTRACT
TI  - Quality of invented life.
SO  - Invented Proceedings. Conference: 2nd Conference: Part 2. Spain. 12 (Supplement 3) (no pagination), 2018. Date of Publication: 2018.
AU  - Alder P.
IN  - (Alder) School of Invention
      (Birch) Another school
MH  - *quality of life
MH  - adult
KW  - peers;  tutors
AB  - Background: In column 0 goes on
AIM - To count with one blank before the dash.
Method(s): We counted.

Result(s): Many.
PM  - 39000003 [https://example.org/?term=39000003]
DO  - http://dx.doi.org/10.1000/embase.1
LG  - English
PT  - Conference Abstract
YR  - 2018
CR  - Copyright 2018
SCORE  - *****

VN  - Ovid Technologies
DB  - Embase
UI  - 620000002
BT  - A book without a title of its own
