"""Every number a comparison was tuned with, and what each was set on (docs/diff.md tells the passes that use them).

*synthetic*: next years of the sample with known truth, tests/compare/generator.py. *reports*: pairs of real
government reports read by a person before the tool was run on them. *speed*: what bounds the work on long plans.
"""

# --- items ---

THRESHOLD = 0.17
"""Score below which two nodes are strangers (synthetic)."""

MARGIN = 0.06
"""A pair whose best rival scores within this is marked for review (synthetic)."""

DOUBT = 0.3
"""A pair that scores below this is marked for review (synthetic)."""

LEVEL = 0.03
"""A nudge for nodes on the same level; too small to overrule what they say (synthetic)."""

GROUPS_AHEAD, MANY_GROUPS = 1.3, 900
"""How many times its best rival a pair of whole groups must score, and the pairs of groups looked at (reports; speed)."""

HOME_LIKE, HOME_AHEAD, HOME_LONG = 0.1, 1.2, 200
"""Likeness two leaves need below groups that correspond, how many times their best rival's, and their characters (reports)."""

POINT_LIKE, POINT_HOME = 0.17, 0.08
"""Score two paragraphs need to correspond, and the nudge where their items do (reports)."""

ONE_PARAGRAPH, PARAGRAPH_AHEAD = 0.15, 1.5
"""Likeness an item needs with one paragraph of another year's item to be what became of it, and its lead (reports)."""

MANY_POINTS = 1_000_000
"""More pairs of paragraphs than this are not compared one by one (speed)."""

POINTS, POINTS_SHARE = 3, 0.4
"""Paragraphs two items must share to correspond by them alone, and the share of all they have (reports)."""

WHOLE = 0.7
"""Share of a part's weight that must stand in the whole of a split or merge (synthetic)."""

NAMED_INSIDE, TITLE_INSIDE = 0.45, 0.75
"""The share that is enough where so much of the part's title stands in the whole too (synthetic)."""

NEAR_WHOLE = 0.15
"""Cosine below which a part is not looked for in a whole (synthetic)."""

ENOUGH = 12
"""Distinct bigrams a part must have to be judged at all (synthetic)."""

TITLE_SHARE = 0.4
"""Weight of the title against the whole text, where both nodes have one (synthetic)."""

STRANGE_TITLE = 0.15
"""Taken off the score where both nodes have titles that share nothing: a borrowed sentence makes no counterpart (synthetic)."""

FEW, COMMON = 12, 70
"""A bigram tells nodes apart where at most a quarter of a plan's nodes have it, in any case with so few, never
with so many: that bounds the work on long plans (speed)."""

SLIGHT = 0.05
"""Pairs with less in common than this, in title and in text, are not looked at again (synthetic)."""

WINDOW = 20_000
"""Characters of a node's text that are looked at: far above any real item, and bounds the work (speed)."""

FAINT = 0.1
"""Least cosine of the whole texts (reports)."""

KINDRED_AHEAD = 1.5
"""How many times the best rival, on either side, it must score (reports)."""

CLAUSES = 8
"""Clauses of either text that must find something of their own in the other (reports)."""

RARE = 0.15
"""A bigram in at most this share of all nodes is something of one's own (reports)."""

GROUP_TITLE = 0.4
"""Weight of the titles against the share of leaves in common (synthetic)."""

NEAR_GROUP = 0.12
"""Cosine with one of its leaves from which on a leaf is compared with a whole group (synthetic)."""

ROUNDS = 4
"""Passes of the exchange step; it stops earlier when nothing improves (speed)."""

SMALL = 3000
"""Longest stretch compared character by character; beyond it the stretch is replaced whole (speed)."""

KINSHIP = 0.3
"""Share of equal characters below which a character diff would be a salad (reports)."""

# --- targets ---

AROUND = 16
"""Characters before a number and after it that count as its surroundings (synthetic)."""

REACH = 120
"""Characters of its sentence on either side of a number that are looked at (reports)."""

LONG = 50_000
"""Characters of an item's text beyond which a number is looked for once only (speed)."""

LONGEST_NAME = 80
"""Characters of an indicator that are looked at (speed)."""

WITHIN = 0.5
"""Likeness two targets of corresponding items need to be counterparts (synthetic)."""

NAMED = 4
"""Characters of a name that is full enough to stand for itself (reports)."""

OTHER = 0.45
"""Likeness of two full names below which they name different things, whatever stands around them (reports)."""

TOLD_APART, WORD = 0.4, 3
"""Likeness of the surroundings that a name needs which several targets share, or which is this short: 投资 (reports)."""

ACROSS = 0.6
"""Likeness of their names that two targets of different items need, where the names are long enough to tell (reports)."""

TELLING = 6
"""Characters of two names that may be matched across the plan where they are only alike; equal ones need fewer (reports)."""

CROWD = 60
"""More targets than this on both sides of one pair of items are compared by name only, in order (speed)."""

CUT_SHORT, CUT_NAME, CUT_LEAST = 0.7, 4, 0.6
"""Likeness of two names of which one has the characters of the other in order (转化成果, 转化科技成果), the characters
the shorter needs, and its least share of the longer (reports)."""

AT_END, INSIDE = 0.75, 0.6
"""Likeness of two names of which one stands at an end of the other (产量, 蔬菜产量), or inside it (reports)."""

FILLED = 0.9
"""Likeness of two names of which one lacks what its sentence says before it: 蔬菜面积…，产量 and 蔬菜产量 (reports)."""

CLAUSE_SHARE = 0.5
"""Weight of the words of the sentence beside those of the clause the number stands in (reports)."""

CLAUSE_WORDS = 3
"""Bigrams two clauses must share to be compared apart from their sentences (reports)."""

SENTENCE = 0.42
"""Score two targets left over need to be paired by the sentence round their numbers (reports)."""

FAINT_SENTENCE, FAR_AHEAD = 0.33, 0.1
"""The score that is enough where their items correspond and no rival comes within the second (reports)."""

NAME_SHARE = 0.5
"""Weight of the names against the sentences in that score (reports)."""

WEAK_SHARE = 0.25
"""The same where a name is short or several targets go by it (reports)."""

STRANGE_TOLD = 0.5
"""Likeness of the sentences that two full names need which share nothing (reports)."""

HOME, SAME_BLOCK, SAME_VALUE, OWN_UNIT = 0.08, 0.1, 0.05, 0.1
"""Nudges to that score: items correspond, paragraphs correspond, the same number, a unit no other target has (reports)."""

TIE = 0.02
"""What the rest of the sentences adds where the clauses of two numbers are as good as the same (reports)."""

AHEAD = 0.05
"""What a pair made by sentences must be ahead of its best rival where the names do not tell (reports)."""

NAME_AHEAD, BESIDE_AHEAD, UNLIKE_AHEAD = 0.02, 0.01, 0.05
"""The same for a pair made by name anywhere, beside a pair, and of one indicator in another unit (reports)."""

ONLY, ONLY_AHEAD = 3, 1.0
"""Bigrams of their clauses that no other target has, which make two targets one, and the lead over a rival (reports)."""

BESIDE = 0.2
"""Likeness of the sentences that targets need which stand next to a pair on both sides (reports)."""

FULL_NAME, SAID_AGAIN = 5, 0.5
"""Characters of a name that is one thing wherever the same number stands behind it, and the likeness of the words round
it that any name needs, for a target said twice to be one (reports)."""

TOLD_HOME = 3
"""Characters of a name that must stand in the item's counterpart for its task to go on without a number (reports)."""

OTHER_OFFICE = 0.1
"""Likeness of two issuers' names below which they are two offices, which a warning says (reports)."""

STILL_SAID, SAID_ELSEWHERE = 0.55, 0.7
"""Share of a full name that one clause of the item's counterpart, or of the whole plan, must say for its task to go on (reports)."""

# --- goals without a number ---

STATE_HOME, STATE_ELSEWHERE = 0.5, 0.75
"""Likeness of their names that two of one kind need in items that correspond, and elsewhere or of two kinds (reports)."""

MANY_STATES = 250_000
"""More pairs than this are compared by name only (speed)."""

# --- pages ---

REWRITTEN, SHORT_SAME = 0.5, 4
"""Share of the longer of two texts that must be kept for a redline to be read, and the equal characters that are kept (reports)."""

MAIN_FIGURES, MANY_ROWS, NAME_MORE = 20, 24, 8
"""Rows of the main figures, the rows from which on any plan gets them, and what a name may say more (reports)."""
