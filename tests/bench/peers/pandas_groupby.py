# SPDX-FileCopyrightText: 2026 The Einklang authors
# SPDX-License-Identifier: EUPL-1.2
"""pandas_groupby.py counts FILE: what the audit counts, as somebody who knows pandas well writes it: only the columns that are
needed, groups as categories. Prints seconds without start and loading, then groups, tp, fp, fn, tn. Ends with 9 where pandas is not
installed (Debian: python3-pandas)."""
import sys
import time

try:
    import pandas
except ImportError:
    sys.exit(9)
begin = time.perf_counter()
groups = ["geschlecht", "alter", "herkunft", "behinderung"]
counted = ["entscheidung", "anspruch"]
rows = pandas.read_csv(sys.argv[2], usecols=groups + counted, dtype={**dict.fromkeys(groups, "category"), **dict.fromkeys(counted, "int8")})
rows["kind"] = rows["entscheidung"] * 2 + rows["anspruch"]
cells = rows.groupby(groups + ["kind"], observed=True).size().unstack(fill_value=0)
seconds = time.perf_counter() - begin
print(seconds, len(cells), *(int(cells[kind].sum()) for kind in (3, 2, 1, 0)))
