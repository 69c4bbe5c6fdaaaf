"""A blind corpus of chat and SMS messages: texts with the places of contact data (truths) and of look-alikes (harmless).

Its writer had not seen the engine. Texts, templates and labels stay as they were written, right or wrong for us; the
bench reads them through `blind.py`.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import phonenumbers


class Truth(NamedTuple):
    kind: str
    start: int
    end: int
    form: str
    cued: bool
    obfuscated: bool
    region: str


class Harmless(NamedTuple):
    family: str
    start: int
    end: int


class Message(NamedTuple):
    text: str
    truths: tuple[Truth, ...]
    harmless: tuple[Harmless, ...]


@dataclass(frozen=True)
class Mark:
    kind: str  # phone, email, card, iban, ssn or "h"
    form: str  # for "h": the family
    cued: bool = False
    obfuscated: bool = False
    region: str = ""


Piece = tuple[str, Mark | None]
Rng = random.Random


# ---------------------------------------------------------------- phones
# region|country code|trunk|weight|separators ("=": leave the mask as it is)|prefix/type:mask,mask;...
REGIONS_TEXT = """
KR|82|0|60|---- .=|010/m:3-4-4;010/m:3-4-4;010/m:3-4-4,3-8,3)4-4,3 8,(3)4-4;15/o:4-4;16/o:4-4;02/f:2-4-4,2-3-4,(2)4-4,2)4-4;031/f:3-4-4,3-3-4;051/f:3-3-4,(3)3-4;032/f:3-3-4;070/o:3-4-4;0507/o:4-4-4
US|1||40|===-. |2/m:3-3-4,(3) 3-4,(3)3-4;3/m:3-3-4,(3) 3-4;4/m:3-3-4,3 3 4;5/m:3-3-4,3.3.4,(3) 3-4,3 7;6/m:3-3-4,(3)3-4;7/m:3-3-4,3 3-4;8/m:3-3-4;9/m:3-3-4,(3) 3-4;800/o:3-3-4
CA|1||8|===-. |416/m:3-3-4,(3) 3-4;647/m:3-3-4;604/m:(3) 3-4,3 3 4;514/m:3-3-4,3 3-4;403/m:3.3.4
CN|86|0|34|= -|13/m:3 4 4,3-4-4,3 8,3-8,4 3 4;15/m:3 4 4;18/m:3 4 4,3-4-4;17/m:3 4 4;19/m:3 4 4;010/f:3-8,(3)8,3-4 4;021/f:3-8;0755/f:4-8,(4)8
IN|91|0|40|=  -|9/m:5 5,3 3 4,2 4 4,4 6;8/m:5 5,4 3 3;7/m:5 5,5-5;6/m:5 5;09/m:6 5,1 5 5;022/f:3-4 4,3 8;011/f:3-8;080/f:3-8,3 4 4
JP|81|0|18|--- =|090/m:3-4-4;080/m:3-4-4;070/m:3-4-4;03/f:2-4-4,2(4)4,(2)4-4;06/f:2-4-4;045/f:3-3-4;0120/o:4-3-3,4-2-4
BR|55||24|====|11/m:(2) 5-4,(2)5-4,2 5-4,2 5 4,(2) 1 4-4;21/m:(2) 5-4,2 5-4;31/m:(2)5-4,2 9;85/m:2 5-4,2.5.4;71/m:2 5.4,(2) 9;11/f:(2) 4-4,2 4-4;51/f:(2) 4-4
ID|62|0|22|-- =|0812/m:4-4-4,4 4 4;0813/m:4-4-3,4 3 4;0821/m:4-4-4;0857/m:4-4-4;0878/m:4-4-3,4 4 4;0896/m:4-4-4;021/f:3-4-4,(3) 4-4,3-8
MX|52||14|= -.|55/m:2 4 4,(2) 4 4,2 8,2-4-4;33/m:2 4 4,(2)4-4;81/m:2 4 4,2 2 2 2 2;998/m:3 3 4,(3) 3 4;664/m:3 3 4,3-3-4
RU|7|8|18|===- |89/m:1 3 3-2-2,1-3-3-2-2,1 (3) 3-2-2,1(3)3-2-2,1 3 3 2 2,1 3 3 4;8495/f:1 (3) 3-2-2,1-3-3-2-2;8812/f:1 (3) 3-2-2;8800/o:1-3-3-2-2,1 3 3-2-2,1-3-3-4
DE|49|0|14|= /-|0151/m:4 8,4/8,4 4 4,4-8;0152/m:4 8,4/8,4 2 2 2 2;016/m:4 7,4/7;017/m:4 7,4/7,4 2 2 3,4-7;030/f:3 8,3/8,(3) 8,3-8,3 4 4;089/f:3 8,3/8,(3) 4 4;0221/f:4/7,4 3 4,4-7
GB|44|0|16|=  -|07/m:5 6,5 3 3,4 3 4,3 4 4;07/m:5 6,5 3 3;020/f:3 4 4,(3) 4 4;0161/f:4 3 4,(4) 3 4;0121/f:4-3-4
FR|33|0|13|=  .-|06/m:2 2 2 2 2;07/m:2 2 2 2 2;06/m:2 2 2 2 2;01/f:2 2 2 2 2;04/f:2 2 2 2 2;02/f:2 2 2 2 2
IT|39||11|=  -/.|33/m:3 7,3 3 4,3 3 2 2;34/m:3 7,3/7,3 3 4;32/m:3 7,3 3 4;06/f:2 8,2/8,2 4 4;02/f:2 8,2-8,(2) 8
ES|34||11|=  -.|6/m:3 3 3,3 2 2 2;7/m:3 3 3;6/m:3 3 3,3 2 2 2;91/f:2 3 2 2,3 3 3,3 2 2 2;93/f:2 3 2 2,3 3 3
TR|90|0|11|=  |053/m:4 3 2 2,(4) 3 2 2,4 3 4;054/m:4 3 2 2,4 3 4;055/m:4 3 2 2;050/m:4 3 2 2,(4)3 2 2;0212/f:4 3 2 2,(4) 3 2 2;0312/f:(4) 3 2 2
VN|84|0|11|= .- |09/m:4 3 3,3 3 4,4.3.3,3.3.4;03/m:4 3 3,4.3.3;07/m:4 3 3;08/m:4.3.3,2 4 4;05/m:4 3 3;028/f:3 4 4,(3) 4 4,3.4.4;024/f:3 4 4
PH|63|0|11|= -|0917/m:4 3 4,4-3-4;0918/m:4 3 4,4-3-4;0927/m:4 3 4,4 4 3;0945/m:4 3 4;0998/m:4-3-4;02/f:2 4 4,(2) 4-4
PK|92|0|9|-= |0300/m:4-7,4 7;0321/m:4-7,4 7;0333/m:4-7,4 3 4;0345/m:4 7,4-7;042/f:3-8,(3) 8
NG|234|0|10|=  -|0803/m:4 3 4,5 3 3;0806/m:4 3 4,4-3-4;0703/m:4 3 4;0813/m:4 3 4;0905/m:4 3 4,4-3-4
BD|880|0|7|-= |017/m:5-6,5 6;019/m:5-6,3 4 4;018/m:5 6,5-3-3;015/m:5-6
EG|20|0|7|= -|010/m:4 3 4,3 4 4,3 8;011/m:4 3 4,3 4 4;012/m:3 8,4 3 4;015/m:3 4 4;02/f:2 8,2 4 4
TH|66|0|7|--= |08/m:3-3-4,3 3 4,3-7;09/m:3-3-4,3 3 4;06/m:3-3-4,3-7;02/f:2-3-4,2 3 4
CO|57||6|= -|300/m:3 3 4,3 7,3 3 2 2;310/m:3 3 4,3-7;320/m:3 3 4;315/m:3 7
AR|54|0|6|=|11/m:2 4-4,2 4 4,(2) 4-4;351/m:3 3-4,3 7,(3) 3-4;261/m:3 3-4,3-7;011/f:3 4-4,(3) 4-4
PL|48||6|= -|5/m:3 3 3;6/m:3 3 3;7/m:3 3 3;22/f:2 3 2 2,(2) 3 2 2;12/f:2 3 2 2
UA|380|0|6|=- |067/m:3 3 2 2,3-3-2-2,(3) 3-2-2,3 3 4;050/m:3 3 2 2,3-3-2-2;063/m:3 3 2 2,(3)3-2-2;093/m:3 3 2 2;044/f:(3) 3-2-2,3 3-2-2
AU|61|0|6|=  -|04/m:4 3 3,2 4 4,4-3-3;04/m:4 3 3;02/f:(2) 4 4,2 4 4;03/f:(2) 4 4,2-4-4
ZA|27|0|6|= -|082/m:3 3 4,3-3-4;083/m:3 3 4;072/m:3 3 4,3 7;061/m:3 3 4;011/f:3 3 4,(3) 3 4
KE|254|0|6|= -|07/m:4 3 3,4 6,4-3-3;011/m:4 3 3;07/m:4 3 3,3 3 4
GH|233|0|4|= -|024/m:3 3 4,3-3-4;020/m:3 3 4;055/m:3 3 4,3 7;027/m:3 3 4
TZ|255|0|4|= -|075/m:4 3 3,4-3-3;071/m:4 3 3;065/m:4 3 3;078/m:4 3 3
UG|256|0|3|= -|077/m:4 3 3,4 6;070/m:4 3 3;075/m:4 3 3
ET|251|0|2|= -|091/m:3 3 4,4 3 3,2 2 2 2 2;092/m:4 3 3
SA|966|0|6|= -|050/m:3 3 4,3-7;055/m:3 3 4,3 7;053/m:3 3 4;054/m:3 3 4;011/f:3 3 4
AE|971|0|5|= -|050/m:3 3 4,3-7;055/m:3 3 4,3 7;052/m:3-3-4;04/f:2 3 4
IR|98|0|4|= -|0912/m:4 3 4,4 3 2 2,4-7;0935/m:4 3 4;0936/m:4 3 4;021/f:3-8,3 8
IQ|964|0|3|= -|0770/m:4 3 4;0780/m:4 3 4;0750/m:4 3 4,4-7
MA|212|0|4|= -.|06/m:2 2 2 2 2,4 6,4-6;07/m:2 2 2 2 2;06/m:2 2 2 2 2
DZ|213|0|3|= .|055/m:4 2 2 2,2 2 2 2 2;066/m:4 2 2 2;077/m:4 2 2 2
TN|216||2|= .|2/m:2 3 3;5/m:2 3 3;9/m:2 3 3,2 2 2 2
MY|60|0|5|-= |012/m:3-3 4,3-7;013/m:3-3 4;011/m:3-4 4,3-8;016/m:3-3 4,3 3 4;03/f:2-4 4,2-8
SG|65||3|=  -|8/m:4 4;9/m:4 4,4-4;6/f:4 4
HK|852||3|=  -|5/m:4 4;6/m:4 4,4-4;9/m:4 4;2/f:4 4
TW|886|0|5|- =|09/m:4-3-3,4-6,4 3 3;09/m:4-3-3;02/f:2-4-4,(2)4-4,(2) 4-4;04/f:2-4-4
NL|31|0|4|-= |06/m:2-8,2 8,2 4 4,2 2 2 2 2;06/m:2-8;020/f:3-7,3 3 4;010/f:3-7,(3) 7
BE|32|0|3|= ./|047/m:4 2 2 2,4/2 2 2,4/2.2.2;048/m:4 2 2 2,4/2.2.2;049/m:4 2 2 2;02/f:2 3 2 2,2/3.2.2
CH|41|0|3|= |079/m:3 3 2 2;078/m:3 3 2 2,3/3 2 2;076/m:3 3 2 2;044/f:3 3 2 2
AT|43|0|3|= /-|0664/m:4 7,4/7,4 3 4;0676/m:4 7,4/7;0699/m:4 8,4/8
PT|351||3|=  -|91/m:3 3 3;93/m:3 3 3,2 3 4;96/m:3 3 3;21/f:3 3 3,2 3 4
GR|30||3|= -|69/m:3 3 4,4 3 3,4 6;69/m:3 7;21/f:3 7,3 3 4
CZ|420||3|= |60/m:3 3 3;72/m:3 3 3;77/m:3 3 3
SK|421|0|2|= /|0905/m:4 3 3,4/3 3;0911/m:4 3 3,4/6;0948/m:4 3 3
HU|36|06|2|= -/|0620/m:2 2 3 4,2-2-3-4,2/2-3-4,2-2/3-4;0630/m:2 2 3 4,2-2/3-4;0670/m:2 2 3 4;061/f:2-1-3-4,2 1 3 4
RO|40|0|3|= .-|07/m:4 3 3,2 2 2 2 2,3 3 4;07/m:4 3 3,4.3.3;021/f:3 3 4,3 3 2 2
BG|359|0|2|= -|088/m:4 3 3,3 3 4,4 2 2 2;089/m:4 3 3;087/m:3 7
RS|381|0|2|/= -|064/m:3/3-4,3 3 4,3/3 2 2,3-3-4;063/m:3/3-4;065/m:3/3 4
HR|385|0|1|= -/|091/m:3 3 4,3/3-4;098/m:3 3 3,3/3-3;095/m:3 3 4
SE|46|0|3|--= |070/m:3-3 2 2,3-7,3 3 2 2;073/m:3-3 2 2,3-7;076/m:3-3 2 2;08/f:2-3 3 2
NO|47||2|= |4/m:3 2 3,2 2 2 2;9/m:3 2 3,2 2 2 2
DK|45||2|= |2/m:2 2 2 2,4 4;3/m:2 2 2 2;5/m:2 2 2 2
FI|358|0|2|= -|040/m:3 3 4,3 7,3-7;050/m:3 3 4,3 7;045/m:3 3 4
IE|353|0|2|= -|087/m:3 3 4,3-3-4,3 7;085/m:3 3 4;086/m:3 3 4;01/f:2 3 4
NZ|64|0|2|= -|021/m:3 3 4,3 3 3,3-3-3;022/m:3 3 4;027/m:3 3 4,3-3-4
IL|972|0|3|-- =|050/m:3-3-4,3-7;052/m:3-7,3-3-4;054/m:3-7,3 3 4;03/f:2-7
PE|51||4|=  -|9/m:3 3 3;9/m:3 3 3;01/f:2 3 4
CL|56||3|= |9/m:1 4 4;9/m:1 4 4,1 8;2/f:1 4 4
EC|593|0|3|= -|099/m:3 3 4,3 7,4 3 3;098/m:3 3 4,4-3-3
VE|58|0|3|-= .|0414/m:4-7,4-3 2 2,4-3-4;0412/m:4-7,4.3.2.2;0424/m:4-7
UY|598|0|1|= |09/m:3 3 3;09/m:3 3 3
DO|1||2|=-|809/m:3-3-4,(3) 3-4;829/m:3-3-4
GT|502||2|- =|4/m:4-4,4 4;5/m:4-4
KZ|7|8|2|=- |8701/m:1 3 3 2 2,1 (3) 3-2-2,1-3-3-2-2;8777/m:1 3 3 2 2,1 3 3 4;8747/m:1 3 3 2 2
UZ|998||2|= -|90/m:2 3 2 2,2 3-2-2;93/m:2 3 2 2;97/m:2 3 2 2
BY|375|80|1|=|8029/m:1 3 3-2-2,1 (3) 3-2-2,1-3-3-2-2;8033/m:1 3 3-2-2;8044/m:1 (3) 3 2 2
LK|94|0|2|= -|077/m:3 3 4,3 7,3-7;071/m:3 3 4;076/m:3 3 4
NP|977||2|=- |984/m:3-7,5 5,3-3-4;985/m:4-6,5 5;981/m:5 5
MM|95|0|2|= -|097/m:2 3 3 3,2-3 3 3,5 6;0994/m:2-3-3-3,2 3 3 3
KH|855|0|1|= -|012/m:3 3 3;010/m:3 3 3;077/m:3 3 3
LB|961|0|1|= /-|03/m:2 3 3,2/3 3,2-6;70/m:2 3 3,2/3 3,2-6;71/m:2-6,2 3 3
JO|962|0|1|= -|079/m:3 3 4,2 4 4;077/m:3 3 4,2 4 4
KW|965||1|= |9/m:4 4;6/m:4 4;5/m:4 4
QA|974||1|= |3/m:4 4;5/m:4 4;6/m:4 4
SN|221||2|= |77/m:2 3 2 2;78/m:2 3 2 2;76/m:2 3 2 2
CI|225||2|= |07/m:2 2 2 2 2;05/m:2 2 2 2 2;01/m:2 2 2 2 2
CM|237||2|= |67/m:1 2 2 2 2,3 2 2 2,3 3 3;69/m:1 2 2 2 2,3 3 3
LT|370|0|1|= |06/m:4 5,1 3 5;06/m:4 2 3
EE|372||1|= |5/m:4 4,4 3;5/m:4 4
LV|371||1|= |2/m:2 3 3,4 4;2/m:2 2 2 2
"""


class Region(NamedTuple):
    code: str
    trunk: str
    weight: int
    seps: str
    entries: tuple[tuple[str, str, tuple[str, ...]], ...]


def _regions() -> dict[str, Region]:
    out: dict[str, Region] = {}
    for line in REGIONS_TEXT.strip().splitlines():
        iso, code, trunk, weight, seps, entries = line.split("|")
        ents: list[tuple[str, str, tuple[str, ...]]] = []
        for entry in entries.split(";"):
            head, masks = entry.split(":")
            prefix, typ = head.split("/")
            ents.append((prefix, typ, tuple(masks.split(","))))
        out[iso] = Region(code, trunk, int(weight), seps, tuple(ents))
    return out


REGIONS = _regions()
KEEP_BRACKETS = {"US", "CA", "DO", "BR", "MX", "RU", "KZ", "UA", "AR", "BY", "TR"}
TRUNK_IN_BRACKETS = {"DE", "GB", "AT", "CH", "FR", "NL", "SE", "AU", "ZA", "BE", "IE", "KR", "NZ"}
DROP_TRUNK = {"RU", "TR", "KZ", "PK", "IR", "NG"}  # the first digit is often left out
NANP = {"US", "CA", "DO"}
# regions where a bare run of a mobile number is recognisable by itself to people there
BARE_PLAIN = {
    "KR",
    "JP",
    "CN",
    "GB",
    "FR",
    "DE",
    "ID",
    "TR",
    "VN",
    "PH",
    "PK",
    "NG",
    "BD",
    "EG",
    "TH",
    "UA",
    "AU",
    "ZA",
    "KE",
    "GH",
    "TZ",
    "IR",
    "TW",
    "RU",
    "MY",
    "NL",
    "SA",
    "IQ",
    "MA",
    "IN",
    "RO",
    "VE",
}


def digits_of(s: str) -> str:
    return "".join(c for c in s if c in "0123456789")


def rdigits(r: Rng, n: int) -> str:
    return "".join(r.choice("0123456789") for _ in range(n))


@lru_cache(maxsize=200000)
def _valid(iso: str, code: str, nsn: str) -> bool:
    try:
        number = phonenumbers.parse("+" + code + nsn, None)
    except phonenumbers.NumberParseException:
        return False
    return bool(phonenumbers.is_valid_number(number)) and phonenumbers.region_code_for_number(number) == iso


def fill(mask: str, digits: str) -> str:
    out: list[str] = []
    at = 0
    for ch in mask:
        if ch.isdigit():
            out.append(digits[at : at + int(ch)])
            at += int(ch)
        else:
            out.append(ch)
    return "".join(out)


class Phone(NamedTuple):
    iso: str
    typ: str
    national: str  # digits with trunk
    grouped: str  # as written at home
    nsn: str
    intl_rest: str  # grouped, without trunk
    code: str


def draw_phone(r: Rng, iso: str, mobile: bool) -> Phone:
    reg = REGIONS[iso]
    entries = [e for e in reg.entries if e[1] == "m"] if mobile else list(reg.entries)
    for _ in range(2000):
        prefix, typ, masks = r.choice(entries)
        mask = r.choice(masks)
        total = sum(int(c) for c in mask if c.isdigit())
        national = prefix + rdigits(r, total - len(prefix))
        trunk = reg.trunk if national.startswith(reg.trunk) else ""
        nsn = national[len(trunk) :]
        if iso == "AR" and typ == "m":
            if not _valid(iso, reg.code, "9" + nsn):
                continue
        elif not _valid(iso, reg.code, nsn):
            continue
        sep = r.choice(reg.seps)
        if sep != "=" and "(" not in mask and ")" not in mask and not (iso in NANP and "." in mask):
            mask = re.sub(r"[-. /]", sep, mask)
        grouped = fill(mask, national)
        rest = grouped
        if iso not in KEEP_BRACKETS:
            rest = re.sub(r"(?<=\d)\(", " ", rest)
            rest = rest.replace(") ", " ").replace(")", " ").replace("(", "")
        for _t in trunk:
            rest = re.sub(r"\d", "", rest, count=1)
        if iso == "AR" and typ == "m":
            rest = "9 " + rest
            nsn = "9" + nsn
        rest = rest.lstrip(" -./)")
        return Phone(iso, typ, national, grouped, nsn, rest, reg.code)
    raise RuntimeError(f"no valid number for {iso}")


def international(r: Rng, p: Phone, cued: bool, lang: str) -> str:
    code, rest = p.code, p.intl_rest
    if p.iso in NANP:
        styles = ["+1 ", "+1 ", "+1-", "1-", "1 ", "+1", "(+1) ", "001 ", "+1."]
        s = r.choice(styles)
        if s == "+1" and not rest.startswith("("):
            s = "+1 "
        if s in ("+1.",):
            rest = p.national[:3] + "." + p.national[3:6] + "." + p.national[6:]
        return s + rest
    roll = r.random()
    if roll < 0.42:
        out = f"+{code} {rest}"
    elif roll < 0.50:
        out = f"+{code}-{rest}" if not rest.startswith("(") else f"+{code}{rest}"
    elif roll < 0.57:
        out = f"(+{code}) {rest}" if not rest.startswith("(") else f"(+{code}){rest}"
    elif roll < 0.65:
        out = f"00{code} {rest}"
    elif roll < 0.69:
        out = f"00 {code} {rest}"
    elif roll < 0.72:
        out = f"00{code}{p.nsn}"
    elif roll < 0.80:
        out = f"+{code}{rest}" if re.search(r"\d\D+\d", rest) else f"+{code} {rest}"
    elif roll < 0.84 and REGIONS[p.iso].trunk == "0" and p.iso in TRUNK_IN_BRACKETS:
        out = f"+{code} (0){rest}" if r.random() < 0.6 else f"+{code}(0){rest}"
    elif roll < 0.90 and cued:
        out = f"{code} {rest}" if r.random() < 0.5 else f"{code}{p.nsn}"
    elif roll < 0.93:
        out = f"+{code} {p.nsn}"
    elif roll < 0.95 and lang == "en":
        out = f"011 {code} {rest}"
    elif roll < 0.97 and lang == "ja" and p.iso != "JP":
        out = f"010 {code} {rest}"
    elif p.iso == "KR":
        out = f"+{code}){rest}"
    else:
        out = f"+{code} {rest}"
    return out


FULL = {ord(a): b for a, b in zip("0123456789", "０１２３４５６７８９", strict=True)}
SCRIPTS = {
    "ar": "٠١٢٣٤٥٦٧٨٩",
    "fa": "۰۱۲۳۴۵۶۷۸۹",
    "ur": "۰۱۲۳۴۵۶۷۸۹",
    "hi": "०१२३४५६७८९",
    "bn": "০১২৩৪৫৬৭৮৯",
    "th": "๐๑๒๓๔๕๖๗๘๙",
}
CIRCLED = "⓪①②③④⑤⑥⑦⑧⑨"
BOLD = "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗"
HANGUL = "공일이삼사오육칠팔구"
HANZI = "零一二三四五六七八九"
ZW = ("\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad")
DASHES = "―−−ーㅡ－－﹣─"


def groups_of(s: str) -> list[str]:
    return re.findall(r"\+?\d+", s)


def regroup_sep(s: str, sep: str) -> str:
    g = groups_of(s)
    if len(g) == 1:
        d = g[0]
        if len(d) >= 14 and d[0] != "+":  # a card
            return sep.join(d[i : i + 4] for i in range(0, len(d), 4))
        cut = max(3, len(d) - 8)
        g = [d[:cut], d[cut:-4], d[-4:]] if len(d) > 8 else [d[:-4], d[-4:]]
    return sep.join(x for x in g if x)


def obfuscate_digits(r: Rng, s: str, lang: str, kind: str, cued: bool) -> str:
    """Another way of writing the value s, still readable as the same value."""
    table = SCRIPTS.get(lang)
    if table and r.random() < 0.6:
        return s.translate({ord(str(i)): table[i] for i in range(10)})
    for _ in range(50):
        way = r.choice(
            [
                "spaced",
                "spaced",
                "spaced2",
                "full",
                "full",
                "zw",
                "line",
                "dash",
                "dash",
                "under",
                "bar",
                "tilde",
                "dots",
                "comma",
                "star",
                "circled",
                "bold",
                "keycap",
                "letters",
                "local",
                "emoji",
                "dblspace",
                "each",
                "brackets",
                "fullall",
                "slash",
                "plusfull",
            ]
        )
        if way == "spaced":
            return " ".join(c for c in s if c.isdigit() or c == "+")
        if way == "spaced2":
            return "  ".join(" ".join(g) for g in groups_of(s))
        if way == "full":
            return s.translate(FULL)
        if way == "fullall":
            return "".join(chr(ord(c) + 0xFEE0) if 0x21 <= ord(c) <= 0x7E else ("　" if c == " " else c) for c in s)
        if way == "zw":
            z = r.choice(ZW)
            at = sorted(r.sample(range(1, len(s)), r.randint(1, min(4, len(s) - 1))), reverse=True)
            for k in at:
                s = s[:k] + z + s[k:]
            return s
        if way == "line" and cued:
            g = re.split(r"[-. ]", s)
            if len(g) > 1 and all(g):
                k = r.randrange(1, len(g))
                seps = re.findall(r"[-. ]", s)
                out = g[0]
                for i in range(1, len(g)):
                    sep = seps[i - 1]
                    out += (("" if sep == " " else sep) + "\n" if i == k else sep) + g[i]
                return out
            continue
        if way == "dash":
            return regroup_sep(s, r.choice(DASHES))
        if way == "under":
            return regroup_sep(s, r.choice(["_", "_", "__"]))
        if way == "bar":
            return regroup_sep(
                s, r.choice(["|", " | ", "｜", "/", "\\"]) if kind != "phone" else r.choice(["|", " | ", "\\"])
            )
        if way == "tilde":
            return regroup_sep(s, r.choice(["~", "～", "〜"]))
        if way == "comma":
            return regroup_sep(s, r.choice([",", ", ", "، ", "、", ":"]) if kind == "phone" and cued else "…")
        if way == "star" and cued:
            return regroup_sep(s, r.choice(["*", "=", "--", "- -", " . ", "…", "..", "·", "•", "+", "#", "'"]))
        if way == "dots":
            return regroup_sep(s, r.choice([" - ", "...", " . ", "•", "·", " – ", " / "]))
        if way == "dblspace":
            return regroup_sep(s, r.choice(["  ", "   ", " -", "- ", "\t"]))
        if way == "slash" and cued:
            return regroup_sep(s, r.choice(["//", " // ", ">", "→", ";"]))
        if way == "circled":
            return s.translate({ord(str(i)): CIRCLED[i] for i in range(10)})
        if way == "bold":
            return s.translate({ord(str(i)): BOLD[i] for i in range(10)})
        if way == "keycap":
            return "".join(c + "\ufe0f\u20e3" if c.isdigit() else c for c in s)
        if way == "letters" and kind == "phone" and cued:
            out = s.replace("0", r.choice("oO"))
            if r.random() < 0.4:
                out = out.replace("1", r.choice("lI"))
            if out != s and out[0] in "oO+(" and sum(c.isdigit() for c in out) >= 5:
                return out
            continue
        if way == "local" and kind == "phone" and cued:
            if lang == "ko" and s.startswith("010"):
                head = r.choice(["공일공", "공1공", "영일영", "공일0"])
                tail = s[3:].lstrip("- .")
                if r.random() < 0.3:
                    return head + " " + re.sub(r"\d", lambda m: HANGUL[int(m.group())], tail)
                return head + r.choice(["-", " ", "", "."]) + tail
            if lang == "zh":
                d = digits_of(s)
                if len(d) == 11 and s[0] != "+":
                    return "".join(HANZI[int(c)] for c in d)
            continue
        if way == "emoji":
            return regroup_sep(s, r.choice(["❤️", "⭐", "👉", "♥", "☆", "🙂"]))
        if way == "each":
            return r.choice(["-", ".", "_", ","]).join(re.findall(r"\+?\d", s))
        if way == "brackets" and cued:
            g = groups_of(regroup_sep(s, " "))
            a, b = r.choice([("(", ")"), ("[", "]"), ("<", ">")])
            return "".join(a + x + b for x in g)
        if way == "plusfull" and s.startswith("+"):
            return r.choice("＋﹢") + s[1:]
    return s.translate(FULL)


def slot_phone(r: Rng, lang: str, cued: bool, iso: str, mobile: bool, form: str = "") -> list[Piece]:
    home = True
    if iso and len(iso) != 2:
        raise ValueError(iso)
    if not iso:
        regs = LANG_REGIONS[lang]
        if r.random() < 0.93:
            iso = r.choices(list(regs), weights=list(regs.values()))[0]
            home = lang == "en" or regs[iso] / sum(regs.values()) >= 0.045 or len(regs) > 8
        else:
            iso = r.choices(list(REGIONS), weights=[x.weight + 4 for x in REGIONS.values()])[0]
            home = regs.get(iso, 0) / sum(regs.values()) >= 0.045
    p = draw_phone(r, iso, mobile or not cued)
    if not form:
        if cued:
            form = r.choices(["national", "bare", "international", "e164"], [44, 22, 20, 14])[0]
        else:
            form = r.choices(["national", "bare", "international", "e164"], [46, 10, 28, 16])[0]
        if not home and (not cued or r.random() < 0.85) and form in ("national", "bare"):
            form = r.choice(["international", "e164"])
        if not cued and form == "bare" and iso not in BARE_PLAIN:
            form = "national"
        if not cued and form == "national" and (len(p.national) < 9 or (iso in ("UZ", "CM", "SN", "CI", "TN"))):
            form = "e164"
    if p.iso == "KR" and p.national[:2] in ("15", "16"):
        form = r.choice(["national", "national", "national", "bare"])
    if form == "national" and not re.search(r"\d\D+\d", p.grouped):
        form = "bare"
    if form == "national":
        text = p.grouped
        if iso == "AR" and p.typ == "m" and r.random() < 0.3:
            k = 2 if p.national.startswith("11") else 3
            z = r.choice(["", "0"])
            text = z + p.national[:k] + r.choice([" 15 ", " 15-", "-15-"]) + p.national[k:-4] + "-" + p.national[-4:]
        if iso in DROP_TRUNK and cued and p.typ == "m" and "(" not in text and r.random() < 0.18:
            text = text[1:].lstrip(" -")
    elif form == "bare":
        text = p.national
        if iso in DROP_TRUNK and cued and p.typ == "m" and r.random() < 0.18:
            text = text[1:]
    elif form == "e164":
        text = "+" + p.code + p.nsn
    else:
        text = international(r, p, cued, lang)
    obf = False
    if r.random() < 0.15 and not (form == "bare" and not cued):
        new = obfuscate_digits(r, text.replace("(0)", ""), lang, "phone", cued)
        if new != text:
            text, obf = new, True
    elif form in ("national", "international") and r.random() < 0.06:
        a = r.choice(["\u00a0", "\u00a0", "\u202f"])
        b = r.choice(["\u2011", "\u2011", "\u2013", "\u2013", "\u2014", "\u2010", "\u2012"])
        text = text.replace(" ", a) if " " in text else text.replace("-", b)
    mark = Mark("phone", form, cued, obf, iso)
    if form in ("international", "e164") and text.startswith("+") and r.random() < 0.04:
        a, b = r.choice([("\u202a", "\u202c"), ("\u2066", "\u2069"), ("\u202d", "\u202c")])
        return [(a, None), (text, mark), (b, None)]
    return [(text, mark)]


def slot_wa(r: Rng, lang: str, cued: bool) -> list[Piece]:
    regs = LANG_REGIONS[lang]
    iso = r.choices(list(regs), weights=list(regs.values()))[0]
    p = draw_phone(r, iso, True)
    full = p.code + p.nsn
    way = r.choice(["wa", "wa", "api", "tel", "tel", "sms", "viber", "waplus", "webapi"])
    mk = Mark("phone", "international", True, False, iso)
    e164 = Mark("phone", "e164", True, False, iso)
    if way == "wa":
        return [
            (r.choice(["https://wa.me/", "wa.me/", "http://wa.me/"]), None),
            (full, mk),
            (r.choice(["", "", "?text=hi", "?text=Hola%20"]), None),
        ]
    if way == "api":
        return [("https://api.whatsapp.com/send?phone=", None), (full, mk), (r.choice(["", "&text=hello"]), None)]
    if way == "webapi":
        return [("https://api.whatsapp.com/send/?phone=%2B", None), (full, mk), ("&text&type=phone_number", None)]
    if way == "waplus":
        return [("https://t.me/", None), ("+" + full, e164)]
    if way == "sms":
        return [("sms:", None), ("+" + full, e164)]
    if way == "viber":
        return [("viber://chat?number=%2B", None), (full, mk)]
    return [("tel:", None), ("+" + full, e164)]


# ---------------------------------------------------------------- mail
LOCAL_NAMES = """maria jose luis ana carlos sofia lucas pedro joao mateus camila julia emma oliver harry amelia liam noah mia
jack thomas chloe leon hannah lukas felix marie camille antoine julien giulia marco luca anna ivan olga dmitry sergey katya
minjun seoyeon jihoon sujin hyunwoo yuna taeyang haruto yui sakura kenji takumi wei xiaoming lihua jing ming rahul priya
amit neha arjun fatima ahmed omar layla yusuf mehmet ayse emre zeynep linh nguyen minh tuan budi siti dewi agus putri
chidi ngozi emeka tunde wanjiku kamau thabo lerato kofi ama juan rosario grace mark joy piotr kasia oksana taras""".split()
SURNAMES = """silva santos garcia lopez martinez smith jones brown taylor muller schmidt weber fischer dubois moreau rossi
bianchi ivanov petrova kim lee park choi jung tanaka suzuki sato wang zhang chen liu sharma patel khan ali hassan yilmaz
demir tran pham wijaya santoso okafor adeyemi mwangi otieno nkosi mensah reyes cruz kowalski nowak shevchenko de.vries""".split()
WORDS = """happy blue star lucky cat moon sky coffee dragon love sweet night angel king ninja rain sun gamer mama pink
soccer panda tiger music bunny mango rose""".split()
MAIL_BY_LANG: dict[str, list[str]] = {
    "ko": ["naver.com", "naver.com", "hanmail.net", "daum.net", "kakao.com", "nate.com", "gmail.com"],
    "ja": ["yahoo.co.jp", "docomo.ne.jp", "ezweb.ne.jp", "softbank.ne.jp", "gmail.com", "icloud.com", "i.softbank.jp"],
    "zh": ["qq.com", "qq.com", "163.com", "126.com", "sina.cn", "foxmail.com", "yahoo.com.tw", "gmail.com"],
    "es": ["gmail.com", "hotmail.com", "hotmail.es", "yahoo.com.mx", "yahoo.es", "outlook.es", "live.com.ar"],
    "pt": ["gmail.com", "hotmail.com", "uol.com.br", "bol.com.br", "terra.com.br", "sapo.pt", "yahoo.com.br"],
    "fr": ["gmail.com", "orange.fr", "free.fr", "laposte.net", "hotmail.fr", "wanadoo.fr", "sfr.fr", "yahoo.fr"],
    "de": [
        "web.de",
        "gmx.de",
        "gmx.net",
        "t-online.de",
        "gmail.com",
        "freenet.de",
        "posteo.de",
        "gmx.at",
        "bluewin.ch",
    ],
    "ru": ["mail.ru", "yandex.ru", "ya.ru", "bk.ru", "inbox.ru", "list.ru", "gmail.com", "rambler.ru"],
    "en": [
        "gmail.com",
        "gmail.com",
        "yahoo.com",
        "hotmail.co.uk",
        "outlook.com",
        "icloud.com",
        "aol.com",
        "btinternet.com",
        "bigpond.com",
        "rediffmail.com",
        "me.com",
        "proton.me",
        "comcast.net",
        "shaw.ca",
        "yahoo.com.ph",
        "ymail.com",
    ],
    "it": ["libero.it", "gmail.com", "alice.it", "tiscali.it", "virgilio.it"],
    "pl": ["wp.pl", "o2.pl", "onet.pl", "interia.pl"],
    "nl": ["ziggo.nl", "gmail.com", "kpnmail.nl", "hotmail.nl"],
    "uk": ["ukr.net", "gmail.com", "i.ua"],
    "vi": ["gmail.com", "yahoo.com.vn"],
    "id": ["gmail.com", "yahoo.co.id", "ymail.com"],
    "hi": ["gmail.com", "yahoo.co.in", "rediffmail.com"],
}
COMPANY = [
    "hansol-trade",
    "nordwind",
    "bluepeak",
    "casaverde",
    "sakura-shoji",
    "greenlogistics",
    "mk-partners",
    "autohaus-keller",
    "elmundotravel",
    "kitabevi",
    "abc-plumbing",
    "jadeimport",
    "metro.clinic",
    "safari-tours",
    "tech4u",
    "lapetiteboutique",
]
TLDS = [
    "com",
    "co.kr",
    "co.jp",
    "de",
    "com.br",
    "fr",
    "co.uk",
    "in",
    "com.tr",
    "com.vn",
    "co.id",
    "ru",
    "com.mx",
    "io",
    "shop",
    "online",
    "photography",
    "com.ng",
    "co.ke",
    "co.za",
    "eu",
    "biz",
    "info",
    "travel",
    "com.au",
    "ae",
    "cn",
    "store",
    "consulting",
]
UNI = [
    "student.uni-koeln.de",
    "g.univ-lille.fr",
    "cs.hanbit.ac.kr",
    "alumni.westbrook.edu",
    "stu.zjtech.edu.cn",
    "ogr.anadolu-tek.edu.tr",
    "students.kabete.ac.ke",
    "aluno.fatecsul.edu.br",
    "mail.ryokan-u.ac.jp",
    "itd.gov.in",
    "health.nsw.example.gov.au",
]
IDN = [
    "müller-bäckerei.de",
    "café-rené.fr",
    "почта.рф",
    "例子.公司",
    "日本語ドメイン.jp",
    "españa-viajes.es",
    "한글메일.kr",
    "bücher.ch",
]
INTL_LOCAL = [
    "jürgen.weiß",
    "françois",
    "peña.rosa",
    "иван.петров",
    "김민수",
    "山田太郎",
    "søren",
    "zoë",
    "ayşe.gül",
    "łukasz",
]


def draw_email(r: Rng, lang: str) -> tuple[str, str]:
    a, b, w = r.choice(LOCAL_NAMES), r.choice(SURNAMES), r.choice(WORDS)
    yr = str(r.randint(1962, 2011))
    n = str(r.randint(1, 9999))
    dom = r.choice(
        MAIL_BY_LANG.get(lang, ["gmail.com", "gmail.com", "yahoo.com", "hotmail.com", "outlook.com", "icloud.com"])
    )
    form = r.choices(
        [
            "plain",
            "dotted",
            "digits",
            "underscore",
            "plus",
            "subdomain",
            "company",
            "hyphen",
            "idn",
            "eai",
            "upper",
            "apostrophe",
            "alldigits",
            "short",
            "quirk",
        ],
        [20, 14, 20, 8, 6, 7, 10, 3, 2, 2, 4, 1, 3, 2, 1],
    )[0]
    if form == "quirk" and lang not in ("ja", "en"):
        form = "plain"
    if form == "plain":
        return r.choice([a + b.replace(".", ""), w + a, a + w, a[0] + b]) + "@" + dom, form
    if form == "dotted":
        return r.choice([f"{a}.{b}", f"{a[0]}.{b}", f"{b}.{a}", f"{a}.{w}.{b}"]) + "@" + dom, form
    if form == "digits":
        return r.choice(
            [a + n, a + yr, w + n, a[:2] + b[:3] + yr[2:], f"{a}.{b}{yr[2:]}", a + "0" + n, n + w]
        ) + "@" + dom, form
    if form == "underscore":
        return r.choice([f"{a}_{b}", f"_{a}{n}", f"{w}_{a}_{n}", f"{a}__{yr}", f"{a}_"]) + "@" + dom, form
    if form == "plus":
        return f"{a}.{b}+{r.choice(['shop', 'amazon', 'news', 'spam', n, 'order-' + n])}@gmail.com", form
    if form == "subdomain":
        return r.choice(
            [f"{a}.{b}@{r.choice(UNI)}", f"{b}{n}@{r.choice(UNI)}", f"{a}@mail.{r.choice(COMPANY)}.{r.choice(TLDS)}"]
        ), form
    if form == "company":
        who = r.choice(
            [
                "info",
                "support",
                "sales",
                "kontakt",
                "contato",
                "ventas",
                "hr",
                a,
                f"{a}.{b}",
                "no-reply",
                "cs",
                "help",
                "office",
            ]
        )
        return f"{who}@{r.choice(COMPANY)}.{r.choice(TLDS)}", form
    if form == "hyphen":
        return f"{a}-{b}{r.choice(['', yr[2:]])}@{dom}", form
    if form == "idn":
        return f"{r.choice([a, 'info', a + '.' + b])}@{r.choice(IDN)}", form
    if form == "eai":
        return f"{r.choice(INTL_LOCAL)}@{r.choice([*IDN, dom])}", form
    if form == "upper":
        return r.choice(
            [f"{a.title()}{n}@{dom}", f"{a.title()}.{b.title()}@{dom.title()}", f"{a}{b}@{dom}".upper()]
        ), form
    if form == "apostrophe":
        return f"{a}.{r.choice(['o', 'd'])}'{b.replace('.', '')}@{dom}", form
    if form == "alldigits":
        return f"{r.randint(10**7, 3 * 10**9)}@qq.com", form
    if form == "short":
        return (
            f"{a[0]}{b[0]}@{r.choice(['q', 'xn', 'hey', 'pm', 'i7'])}.{r.choice(['me', 'io', 'co', 'am', 'li'])}",
            form,
        )
    return f"{a}..{n}.{w}@docomo.ne.jp", form


def slot_email(r: Rng, lang: str, cued: bool) -> list[Piece]:
    addr, form = draw_email(r, lang)
    local, _, dom = addr.rpartition("@")
    roll = r.random()
    if roll < 0.10 and form not in ("quirk", "eai", "apostrophe"):
        at = {
            "ko": [" 골뱅이 ", "골뱅이", "(at)"],
            "es": [" arroba ", "(arroba)"],
            "pt": [" arroba ", "(arroba)"],
            "de": [" (at) ", "[at]", "(ät)"],
            "fr": [" arobase ", "(at)"],
            "ru": [" собака ", "(собака)", "[at]"],
        }.get(lang, [])
        way = r.choice(["at", "at", "atdot", "full", "spaces", "zw", "local", "comma", "fulldot", "dotspace"])
        if way == "at" or (way == "local" and not at):
            text = local + r.choice(["(at)", " at ", "[at]", " (at) ", "{at}", " AT ", "_at_"]) + dom
            if (" at " in text.lower() or "_at_" in text) and not cued:
                text = local + "(at)" + dom
        elif way == "atdot":
            text = (
                local + r.choice([" at ", " (at) ", "[at]"]) + dom.replace(".", r.choice([" dot ", " (dot) ", "[dot]"]))
            )
        elif way == "full":
            text = local + r.choice("＠﹫") + dom
        elif way == "fulldot":
            text = local + "@" + dom.replace(".", r.choice("．。"))
        elif way == "spaces":
            text = local + r.choice([" @ ", " @", "@ "]) + dom
        elif way == "dotspace":
            text = local + " @ " + dom.replace(".", r.choice([" . ", " ."]))
        elif way == "zw":
            k = r.randrange(1, len(addr))
            text = addr[:k] + r.choice(ZW[:5]) + addr[k:]
        elif way == "comma":
            text = local + "@" + dom[::-1].replace(".", ",", 1)[::-1]
        else:
            text = local + r.choice(at) + dom
        return [(text, Mark("email", form, cued, True))]
    mk = Mark("email", form, cued, False)
    if roll < 0.14:
        pre, post = r.choice([("<", ">"), ("(", ")"), ("[", "]"), ('"', '"'), ("《", "》"), ("『", "』"), ("*", "*")])
        return [(pre, None), (addr, mk), (post, None)]
    return [(addr, mk)]


def slot_maillink(r: Rng, lang: str, cued: bool) -> list[Piece]:
    addr, _ = draw_email(r, lang)
    while not addr.isascii() or "'" in addr:
        addr, _ = draw_email(r, lang)
    way = r.choice(["mailto", "mailto", "mailtosubj", "percent", "query", "login", "mailtopercent"])
    enc = addr.replace("+", "%2B").replace("@", "%40")
    if way == "mailto":
        return [("mailto:", None), (addr, Mark("email", "mailto", True))]
    if way == "mailtosubj":
        return [("mailto:", None), (addr, Mark("email", "mailto", True)), ("?subject=order", None)]
    if way == "percent":
        return [
            ("https://shop.example.com/unsubscribe?email=", None),
            (enc, Mark("email", "percent", True)),
            ("&lang=en", None),
        ]
    if way == "mailtopercent":
        return [("mailto:", None), (enc, Mark("email", "percent", True))]
    if way == "query":
        return [("https://my.example.net/reset?user=", None), (addr, Mark("email", "url", False)), ("&step=two", None)]
    return [("https://login.example.org/invite?to=", None), (enc, Mark("email", "percent", True))]


# ---------------------------------------------------------------- cards
def luhn_digit(body: str) -> str:
    total = 0
    for i, c in enumerate(reversed(body)):
        v = int(c)
        if i % 2 == 0:
            v = v * 2 - 9 if v > 4 else v * 2
        total += v
    return str(-total % 10)


def luhn_ok(number: str) -> bool:
    return luhn_digit(number[:-1]) == number[-1]


CARD_WEIGHT = {
    "visa": 30,
    "mastercard": 24,
    "mastercard2": 4,
    "amex": 8,
    "discover": 4,
    "jcb": 5,
    "diners": 3,
    "unionpay": 5,
    "unionpay19": 2,
    "maestro": 2,
    "maestro12": 1,
    "mir": 4,
    "rupay": 4,
    "verve": 1,
    "troy": 2,
    "elo": 1,
    "visa19": 1,
}
CARD_WANT = {
    "VI": ["visa"],
    "MC": ["mastercard", "mastercard", "mastercard2"],
    "AX": ["amex"],
    "JC": ["jcb"],
    "RP": ["rupay"],
    "LC": ["visa", "mastercard"],
}
CARD_BY_LANG = {"ru": "mir", "hi": "rupay", "zh": "unionpay", "ja": "jcb", "tr": "troy"}


def draw_card(r: Rng, lang: str, cued: bool, want: str = "") -> tuple[str, str]:
    brands, weights = list(CARD_WEIGHT), list(CARD_WEIGHT.values())
    brand = r.choices(brands, weights)[0]
    if lang in CARD_BY_LANG and r.random() < 0.3:
        brand = CARD_BY_LANG[lang]
    if not cued and brand in ("maestro", "maestro12", "visa19"):
        brand = "visa"
    if want:
        brand = r.choice(CARD_WANT[want])
    n = 16
    if brand == "visa":
        pre = "4"
    elif brand == "visa19":
        pre, n = "4", 19
    elif brand == "mastercard":
        pre = str(r.randint(51, 55))
    elif brand == "mastercard2":
        pre = str(r.randint(2221, 2720))
    elif brand == "amex":
        pre, n = r.choice(["34", "37"]), 15
    elif brand == "discover":
        pre = r.choice(["6011", "65", "644", "649"])
    elif brand == "jcb":
        pre = str(r.randint(3528, 3589))
    elif brand == "diners":
        pre, n = r.choice(["300", "305", "36", "38"]), 14
    elif brand == "unionpay":
        pre = r.choice(["6221", "6225", "6228", "6217"])
        if pre == "6221":
            pre = str(r.randint(622126, 622199))
    elif brand == "unionpay19":
        pre, n = r.choice(["6222", "6217", "6228"]), 19
    elif brand == "maestro":
        pre, n = r.choice(["5018", "5020", "5038", "6304", "6759", "6761", "6763"]), r.choice([16, 18, 19])
    elif brand == "maestro12":
        pre, n = r.choice(["5018", "6759"]), r.choice([12, 13])
    elif brand == "mir":
        pre = str(r.randint(2200, 2204))
    elif brand == "rupay":
        pre = r.choice(["6521", "6522", "60", "508"])
        if pre == "60":
            pre = r.choice(["607", "608"])
    elif brand == "verve":
        pre = "5061"
    elif brand == "troy":
        pre = "9792"
    else:
        pre = r.choice(["636368", "509048"])
    body = pre + rdigits(r, n - 1 - len(pre))
    return body + luhn_digit(body), brand


def group_card(r: Rng, number: str, cued: bool) -> str:
    n = len(number)
    if n == 15:
        mask = r.choice(["4 6 5", "4 6 5", "4-6-5"])
    elif n == 14:
        mask = r.choice(["4 6 4", "4-6-4"])
    elif n == 19:
        mask = r.choice(["4 4 4 4 3", "6 9 4", "4-4-4-4-3"])
    elif n == 16:
        mask = r.choice(["4 4 4 4", "4 4 4 4", "4-4-4-4", "4.4.4.4", "4 4 4 4"])
    else:
        mask = "4 4 4 4 2" if n == 18 else "4 4 4" if n == 12 else "4 4 5"
    if r.random() < (0.36 if cued else 0.25):
        return number
    return fill(mask, number)


def slot_card(r: Rng, lang: str, cued: bool, want: str) -> list[Piece]:
    number, brand = draw_card(r, lang, cued, want)
    text = group_card(r, number, cued)
    form = brand + ("-run" if text == number else "-grouped")
    obf = False
    if r.random() < 0.11:
        new = obfuscate_digits(r, text, lang, "card", cued)
        obf, text = new != text, new
    elif r.random() < 0.04:
        text = text.replace(" ", "\u00a0").replace("-", "–")
    return [(text, Mark("card", form, cued, obf))]


# ---------------------------------------------------------------- iban
# n digit, c alphanumeric, a capital letter
IBAN_SPEC = {
    "DE": "18n",
    "FR": "10n11c2n",
    "ES": "20n",
    "IT": "1a10n12c",
    "NL": "4a10n",
    "BE": "12n",
    "AT": "16n",
    "CH": "5n12c",
    "PT": "21n",
    "PL": "24n",
    "GB": "4a14n",
    "IE": "4a14n",
    "TR": "5n1n16c",
    "SA": "2n18c",
    "AE": "19n",
    "GR": "7n16c",
    "SE": "20n",
    "NO": "11n",
    "DK": "14n",
    "FI": "14n",
    "CZ": "20n",
    "SK": "20n",
    "HU": "24n",
    "RO": "4a16c",
    "BG": "4a6n8c",
    "HR": "17n",
    "UA": "6n19c",
    "LT": "16n",
    "EE": "16n",
    "LV": "4a13c",
    "LU": "3n13c",
    "EG": "25n",
    "PK": "4a16c",
    "JO": "4a4n18c",
    "KW": "4a22c",
    "QA": "4a21c",
    "LB": "4n20c",
    "IL": "19n",
    "KZ": "3n13c",
    "BR": "23n1a1c",
    "TN": "20n",
    "RS": "18n",
    "SI": "15n",
    "CY": "8n16c",
    "MT": "4a5n18c",
    "GE": "2a16n",
    "AZ": "4a20c",
    "IQ": "4a15n",
}
IBAN_LANG = {
    "de": ["DE", "DE", "DE", "AT", "CH"],
    "fr": ["FR", "FR", "BE", "CH", "LU"],
    "es": ["ES"],
    "it": ["IT"],
    "nl": ["NL", "BE"],
    "pt": ["PT", "PT", "BR"],
    "pl": ["PL"],
    "tr": ["TR"],
    "ar": ["SA", "AE", "EG", "JO", "KW"],
    "uk": ["UA"],
    "ro": ["RO"],
    "el": ["GR"],
    "sv": ["SE"],
    "ru": ["KZ", "UA", "DE"],
    "he": ["IL"],
}
BANK4 = [
    "ABNA",
    "INGB",
    "RABO",
    "BARC",
    "NWBK",
    "HBUK",
    "AIBK",
    "BOFI",
    "BTRL",
    "RNCB",
    "UNCR",
    "NBOK",
    "CBKU",
    "ARAB",
    "DOHB",
    "HABB",
    "MEZN",
]


def iban_check(country: str, bban: str) -> str:
    s = bban + country + "00"
    return f"{98 - int(''.join(str(int(c, 36)) for c in s)) % 97:02d}"


def iban_ok(text: str) -> bool:
    s = text[4:] + text[:4]
    return int("".join(str(int(c, 36)) for c in s)) % 97 == 1


ITALY_ODD = dict(
    zip(
        "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        [
            1,
            0,
            5,
            7,
            9,
            13,
            15,
            17,
            19,
            21,
            1,
            0,
            5,
            7,
            9,
            13,
            15,
            17,
            19,
            21,
            2,
            4,
            18,
            20,
            11,
            3,
            6,
            8,
            12,
            14,
            16,
            10,
            22,
            25,
            24,
            23,
        ],
        strict=True,
    )
)


def draw_iban(r: Rng, lang: str) -> str:
    country = r.choice(IBAN_LANG[lang]) if r.random() < 0.8 and lang in IBAN_LANG else r.choice(list(IBAN_SPEC))
    bban = ""
    for num, kind in re.findall(r"(\d+)([nca])", IBAN_SPEC[country]):
        k = int(num)
        if kind == "n":
            bban += rdigits(r, k)
        elif kind == "a":
            bban += r.choice(BANK4) if k == 4 else "".join(r.choice("ABCDEFGHJKLMNPRSTUVWXYZ") for _ in range(k))
        elif r.random() < 0.85:
            bban += rdigits(r, k)
        else:
            bban += "".join(
                r.choice("0123456789ABCDEFGHJKLMNPRSTUVWXYZ") if r.random() < 0.3 else r.choice("0123456789")
                for _ in range(k)
            )
    if country == "BE":
        bban = bban[:10] + f"{int(bban[:10]) % 97 or 97:02d}"
    elif country == "PT":
        bban = bban[:19] + f"{98 - int(bban[:19] + '00') % 97:02d}"
    elif country == "FR":
        flat = "".join(
            c
            if c.isdigit()
            else str(
                "ABCDEFGHIJKLMNOPQRSTUVWXYZ".index(c) % 9 + 1
                if c < "J"
                else ("JKLMNOPQR".index(c) + 1 if c < "S" else "STUVWXYZ".index(c) + 2)
            )
            for c in bban[:21]
        )
        bban = bban[:21] + f"{97 - (89 * int(flat[:5]) + 15 * int(flat[5:10]) + 3 * int(flat[10:21])) % 97:02d}"
    elif country == "ES":

        def dc(x: str) -> str:
            v = 11 - sum(int(c) * w for c, w in zip(x, [1, 2, 4, 8, 5, 10, 9, 7, 3, 6], strict=False)) % 11
            return str({10: 1, 11: 0}.get(v, v))

        bban = bban[:8] + dc("00" + bban[:8]) + dc(bban[10:]) + bban[10:]
    elif country == "IT":
        rest = bban[1:]
        total = sum(
            ITALY_ODD[c] if i % 2 == 0 else (int(c) if c.isdigit() else ord(c) - 65) for i, c in enumerate(rest)
        )
        bban = chr(65 + total % 26) + rest
    elif country == "NO":
        v = 11 - sum(int(c) * w for c, w in zip(bban, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2], strict=False)) % 11
        if v == 10:
            return draw_iban(r, lang)
        bban = bban[:10] + str(v % 11)
    elif country == "TR":
        bban = bban[:5] + "0" + bban[6:]
    return country + iban_check(country, bban) + bban


def slot_iban(r: Rng, lang: str, cued: bool) -> list[Piece]:
    raw = draw_iban(r, lang)
    by4 = " ".join(raw[i : i + 4] for i in range(0, len(raw), 4))
    form = r.choices(["run", "groups", "lower", "lowergroups", "dashes", "split2", "odd"], [34, 40, 8, 6, 4, 4, 4])[0]
    text = {
        "run": raw,
        "groups": by4,
        "lower": raw.lower(),
        "lowergroups": by4.lower(),
        "dashes": by4.replace(" ", "-"),
        "split2": raw[:2] + " " + raw[2:] if len(raw) < 23 else raw[:4] + " " + raw[4:],
        "odd": raw[:4] + " " + raw[4:12] + " " + raw[12:],
    }[form]
    obf = False
    if r.random() < 0.09:
        way = r.choice(["zw", "under", "dots", "full", "line", "double", "dash", "each", "slash"])
        obf = True
        if way == "zw":
            k = r.randrange(2, len(text))
            text = text[:k] + r.choice(ZW[:5]) + text[k:]
        elif way == "under":
            text = by4.replace(" ", "_")
        elif way == "dots":
            text = by4.replace(" ", r.choice([".", " . ", "·"]))
        elif way == "slash":
            text = by4.replace(" ", r.choice(["/", "|"]))
        elif way == "full":
            text = "".join(chr(ord(c) + 0xFEE0) if c != " " else c for c in by4)
        elif way == "line":
            k = by4.index(" ", len(by4) // 2 - 2)
            text = by4[:k] + "\n" + by4[k + 1 :]
        elif way == "double":
            text = by4.replace(" ", "  ")
        elif way == "dash":
            text = by4.replace(" ", r.choice("−－ー"))
        else:
            text = " ".join(raw)
        form = way
    elif r.random() < 0.04:
        text = text.replace(" ", "\u00a0")
    return [(text, Mark("iban", form, cued, obf))]


def slot_ssn(r: Rng, lang: str, cued: bool) -> list[Piece]:
    while True:
        area = r.randint(1, 899)
        if area != 666:
            break
    a, b, c = f"{area:03d}", f"{r.randint(1, 99):02d}", f"{r.randint(1, 9999):04d}"
    form = r.choices(["dashes", "spaces", "run", "dots", "endash"], [56, 16, 20 if cued else 0, 4 if cued else 0, 4])[0]
    if not cued and form == "spaces":
        form = "dashes"
    text = {
        "dashes": f"{a}-{b}-{c}",
        "spaces": f"{a} {b} {c}",
        "run": a + b + c,
        "dots": f"{a}.{b}.{c}",
        "endash": f"{a}–{b}–{c}",
    }[form]
    obf = False
    if cued and r.random() < 0.1:
        way = r.choice(["full", "under", "dash", "spaced", "zw", "wide", "line"])
        obf = True
        base = f"{a}-{b}-{c}"
        text = {
            "full": base.translate(FULL),
            "under": base.replace("-", "_"),
            "dash": base.replace("-", r.choice("−－ー")),
            "spaced": " ".join(a + b + c),
            "zw": base[:5] + r.choice(ZW[:4]) + base[5:],
            "wide": base.replace("-", " - "),
            "line": f"{a}-{b}-\n{c}",
        }[way]
        form = way
    return [(text, Mark("ssn", form, cued, obf))]


# ---------------------------------------------------------------- look-alikes
MONTHS_EN = ["Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"]
MONTHS = {
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(),
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split(),
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro".split(),
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split(),
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre".split(),
    "id": "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split(),
    "tr": "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık".split(),
}


def h_date(r: Rng, lang: str) -> str:
    y, m, d = r.randint(1948, 2027) if r.random() < 0.2 else r.randint(2019, 2026), r.randint(1, 12), r.randint(1, 28)
    yy = f"{y % 100:02d}"
    if lang in ("ko", "zh", "ja"):
        a, b, c = {"ko": ("년", "월", "일"), "ja": ("年", "月", "日"), "zh": ("年", "月", "日")}[lang]
        sp = " " if lang == "ko" and r.random() < 0.6 else ""
        return r.choice(
            [
                f"{y}.{m:02d}.{d:02d}",
                f"{y}-{m:02d}-{d:02d}",
                f"{y}/{m:02d}/{d:02d}",
                f"{y}{a}{sp}{m}{b}{sp}{d}{c}",
                f"{m}{b}{sp}{d}{c}",
                f"{yy}.{m}.{d}",
                f"{y}. {m}. {d}.",
                f"{m}/{d}",
                f"{yy}{a}{sp}{m}{b}{sp}{d}{c}",
                f"{y}.{m}.{d}",
            ]
        )
    common = [
        f"{d:02d}/{m:02d}/{y}",
        f"{d:02d}.{m:02d}.{y}",
        f"{d:02d}-{m:02d}-{y}",
        f"{d}/{m}/{yy}",
        f"{d:02d}.{m:02d}.{yy}",
        f"{y}-{m:02d}-{d:02d}",
        f"{d}.{m}.{y}",
        f"{d:02d}/{m:02d}",
    ]
    if lang in MONTHS:
        mon = MONTHS[lang][m - 1]
        common += [
            f"{d} {mon} {y}",
            f"{d}. {mon}" if lang == "de" else f"{d} de {mon}" if lang in ("es", "pt") else f"{d} {mon}",
        ] * 2
    if lang == "de":
        common = [x for x in common if "/" not in x]
    if lang in ("en", "tl", "sw"):
        mon = MONTHS_EN[m - 1]
        common += [
            f"{m:02d}/{d:02d}/{y}",
            f"{mon} {d}, {y}",
            f"{d} {mon} {y}",
            f"{mon} {d}",
            f"{m}/{d}/{yy}",
            f"{y}/{m:02d}/{d:02d}",
            f"{m:02d}-{d:02d}-{y}",
        ]
    return r.choice(common)


def h_time(r: Rng, lang: str) -> str:
    h, m = r.randint(0, 23), r.choice([0, 15, 30, 45, r.randint(0, 59)])
    if lang == "ko":
        return r.choice(
            [
                f"{h:02d}:{m:02d}",
                f"{h % 12 + 1}시 {m}분",
                f"오후 {h % 12 + 1}:{m:02d}",
                f"오전{h % 12 + 1}시{m}분",
                f"{h % 12 + 1}시",
            ]
        )
    if lang == "ja":
        return r.choice([f"{h}:{m:02d}", f"{h}時{m}分", f"午後{h % 12 + 1}時", f"{h:02d}:{m:02d}"])
    if lang == "zh":
        return r.choice([f"{h}:{m:02d}", f"下午{h % 12 + 1}点{m}分", f"{h}點{m}分", f"{h:02d}:{m:02d}"])
    if lang == "en":
        return r.choice(
            [
                f"{h % 12 + 1}:{m:02d}pm",
                f"{h % 12 + 1}.{m:02d} am",
                f"{h:02d}:{m:02d}",
                f"{h % 12 + 1} pm",
                f"{h:02d}{m:02d}hrs",
                f"{h % 12 + 1}:{m:02d} PM",
            ]
        )
    if lang == "fr":
        return r.choice([f"{h}h{m:02d}", f"{h} h {m:02d}", f"{h:02d}:{m:02d}"])
    if lang == "de":
        return r.choice([f"{h}:{m:02d} Uhr", f"{h}.{m:02d} Uhr", f"{h:02d}:{m:02d}", f"{h} Uhr {m or 10}"])
    if lang == "pt":
        return r.choice([f"{h}h{m:02d}", f"{h:02d}:{m:02d}", f"{h}h"])
    return r.choice([f"{h:02d}:{m:02d}", f"{h}:{m:02d}", f"{h}.{m:02d}"])


def h_datetime(r: Rng, lang: str) -> str:
    d = h_date(r, lang)
    return (
        d
        + r.choice([" ", ", ", " "])
        + f"{r.randint(0, 23):02d}:{r.randint(0, 59):02d}"
        + r.choice(["", "", f":{r.randint(0, 59):02d}"])
    )


def h_time_range(r: Rng, lang: str) -> str:
    a, b = r.randint(6, 12), r.randint(13, 23)
    m, n = r.choice([0, 30, 0, 15]), r.choice([0, 30, 45, 0])
    dash = r.choice(["-", "–", " - ", "~" if lang in ("ko", "ja", "zh") else "-"])
    out = [f"{a:02d}:{m:02d}{dash}{b:02d}:{n:02d}", f"{a}:{m:02d}{dash}{b}:{n:02d}", f"{a}.{m:02d}{dash}{b}.{n:02d}"]
    if lang == "en":
        out += [
            f"{a}-{b - 12}pm",
            f"{a}am to {b - 12}pm",
            f"{a:02d}{m:02d}-{b:02d}{n:02d}",
            f"{a}:{m:02d}am-{b - 12}:{n:02d}pm",
        ]
    if lang == "ko":
        out += [f"{a}시~{b}시", f"{a}:{m:02d}~{b}:{n:02d}", f"오전 {a}시-오후 {b - 12}시"]
    if lang == "fr":
        out += [f"{a}h-{b}h", f"{a}h{m:02d}-{b}h{n:02d}"]
    if lang == "de":
        out += [f"{a}-{b} Uhr", f"{a}:{m:02d} bis {b}:{n:02d} Uhr"]
    return r.choice(out)


def grouped(n: int, sep: str) -> str:
    return f"{n:,}".replace(",", sep)


def indian(n: int) -> str:
    s = str(n)
    if len(s) <= 3:
        return s
    head, tail = s[:-3], s[-3:]
    parts: list[str] = []
    while head:
        parts.insert(0, head[-2:])
        head = head[:-2]
    return ",".join([*parts, tail])


def big(r: Rng, lo: int = 3, hi: int = 9) -> int:
    k = r.randint(lo, hi)
    n = r.randint(10 ** (k - 1), 10**k - 1)
    return n // 1000 * 1000 if r.random() < 0.3 and n > 10000 else n


def h_price(r: Rng, lang: str) -> str:
    n, c = big(r, 2, 7), f"{r.randint(0, 99):02d}"
    if lang == "ko":
        n = max(1000, big(r, 4, 9) // 10 * 10)
        return r.choice(
            [
                f"{n:,}원",
                f"{n}원",
                f"{n // 10000 + 1}만원",
                f"₩{n:,}",
                f"{n:,} 원",
                f"{n // 10000 + 1}만 {n % 10000}원",
                f"{n:,}won",
            ]
        )
    if lang == "ja":
        return r.choice([f"{n:,}円", f"¥{n:,}", f"{n}円", f"￥{n:,}-", f"{n % 900 + 1}万円"])
    if lang == "zh":
        return r.choice(
            [
                f"{n}元",
                f"¥{n:,}.{c}",
                f"RMB {n:,}",
                f"{n % 900 + 1}万",
                f"NT${n:,}",
                f"HK${n:,}",
                f"{n}块",
                f"￥{n}.{c}",
            ]
        )
    if lang == "id":
        n = big(r, 5, 9)
        return r.choice(
            [
                f"Rp {grouped(n, '.')}",
                f"Rp{grouped(n, '.')}",
                f"Rp. {grouped(n, '.')},-",
                f"{n // 1000}rb",
                f"IDR {n:,}",
                f"Rp{n}",
            ]
        )
    if lang == "vi":
        n = big(r, 5, 9)
        return r.choice(
            [
                f"{grouped(n, '.')}đ",
                f"{grouped(n, '.')} VND",
                f"{n // 1000}k",
                f"{n:,}đ",
                f"{n} đồng",
                f"{grouped(n, '.')} vnđ",
            ]
        )
    if lang == "hi":
        return r.choice(
            [
                f"₹{indian(n)}",
                f"Rs. {indian(n)}",
                f"Rs {n}/-",
                f"INR {indian(n)}.{c}",
                f"Rs.{n}",
                f"{n % 90 + 1} lakh",
                f"{indian(n * 100)} rupees",
            ]
        )
    if lang in ("de", "nl"):
        return r.choice(
            [
                f"{grouped(n, '.')},{c} €",
                f"{n},{c}€",
                f"EUR {grouped(n, '.')},{c}",
                f"{n} Euro",
                f"€ {n},-",
                f"{n},{c} CHF",
                f"CHF {grouped(n, chr(39))}.{c}",
            ]
        )
    if lang in ("fr", "pl", "ru", "uk", "sv"):
        cur = {"fr": "€", "pl": "zł", "ru": "руб.", "uk": "грн", "sv": "kr"}[lang]
        sp = r.choice([" ", "\u00a0", "\u202f"])
        return r.choice(
            [f"{grouped(n, sp)} {cur}", f"{grouped(n, sp)},{c} {cur}", f"{n} {cur}", f"{n}{cur}", f"{n},{c} {cur}"]
        )
    if lang in ("es", "pt", "it", "tr", "el", "ro"):
        cur = {"es": "€", "pt": "R$", "it": "€", "tr": "TL", "el": "€", "ro": "lei"}[lang]
        if lang == "pt":
            return r.choice([f"R$ {grouped(n, '.')},{c}", f"R${n},{c}", f"{n} reais", f"R$ {n}"])
        if lang == "es" and r.random() < 0.5:
            return r.choice(
                [
                    f"${n:,}.{c} MXN",
                    f"$ {grouped(n, '.')}",
                    f"{n} pesos",
                    f"${n}",
                    f"S/ {n:,}.{c}",
                    f"$ {grouped(n * 37, '.')} COP",
                ]
            )
        return r.choice([f"{grouped(n, '.')},{c} {cur}", f"{n}{cur}", f"{grouped(n, '.')} {cur}", f"{n},{c} {cur}"])
    if lang in ("tl", "ms", "sw", "th", "bn", "ur", "fa", "he"):
        cur = {"tl": "php", "ms": "RM", "sw": "Ksh", "th": "฿", "bn": "৳", "ur": "Rs", "fa": "$", "he": "₪"}[lang]
        return r.choice([f"{cur}{n:,}", f"{cur} {n}", f"{cur}{n}.{c}", f"{cur} {n:,}.{c}"])
    if lang == "ar":
        return r.choice([f"{n:,} ريال", f"{n} درهم", f"{n:,}.{c} جنيه", f"{n} SAR", f"AED {n:,}"])
    return r.choice(
        [
            f"${n:,}.{c}",
            f"${n:,}",
            f"${n}",
            f"£{n:,}.{c}",
            f"£{n}",
            f"USD {n:,}",
            f"{n} bucks",
            f"KES {n:,}",
            f"₦{n:,}",
            f"Ksh {n}/-",
            f"PHP {n:,}.{c}",
            f"R{n}.{c}",
            f"{n:,} dollars",
            f"${n}k",
            f"A${n:,}.{c}",
            f"€{n:,}.{c}",
            f"Php{n}",
        ]
    )


def h_amount_int(n: int, lang: str) -> str:
    if lang in ("de", "es", "pt", "it", "id", "vi", "tr", "nl"):
        return grouped(n, ".")
    if lang in ("fr", "ru", "pl", "uk", "sv"):
        return grouped(n, " ")
    return indian(n) if lang == "hi" else f"{n:,}"


def h_amount(r: Rng, lang: str) -> str:  # a number with grouping signs, its word in the text
    n = big(r, 5, 10)
    if lang in ("de", "es", "pt", "it", "id", "vi", "tr", "nl"):
        return r.choice([grouped(n, "."), grouped(n, ".") + f",{r.randint(0, 99):02d}", str(n)])
    if lang in ("fr", "ru", "pl", "uk", "sv"):
        return r.choice([grouped(n, " "), grouped(n, "\u00a0"), str(n), grouped(n, " ") + ",50"])
    if lang == "hi":
        return r.choice([indian(n), indian(n) + ".00", str(n)])
    if lang in ("ko", "ja", "zh", "fa"):
        return r.choice([f"{n:,}", str(n), f"{n // 10 * 10:,}"])
    return r.choice([f"{n:,}", f"{n:,}.{r.randint(0, 99):02d}", str(n), f"{n}.00"])


def h_track(r: Rng, lang: str) -> str:
    d = rdigits
    a = str(r.randint(3, 9))
    return r.choice(
        [
            f"{a}{d(r, 3)} {d(r, 4)} {d(r, 4)}",
            f"{a}{d(r, 11)}",
            f"{a}{d(r, 3)}-{d(r, 4)}-{d(r, 4)}",
            f"1Z{r.choice('AEWX')}{d(r, 2)}{r.choice('AFVY')}{d(r, 2)}03{d(r, 8)}",
            f"R{r.choice('RAXE')}{d(r, 9)}{r.choice(['KR', 'CN', 'JP', 'DE', 'GB', 'FR', 'BR'])}",
            f"9400 1{d(r, 3)} {d(r, 4)} {d(r, 4)} {d(r, 4)} {d(r, 2)}",
            f"JD01{d(r, 14)}",
            f"SF{r.randint(1, 9)}{d(r, 12)}",
            f"YT{d(r, 16)}",
            f"JNAP-{d(r, 10)}",
            f"{a}{d(r, 12)}",
            f"LP00{d(r, 12)}",
            f"SPXID0{d(r, 11)}",
        ]
    )


def h_order(r: Rng, lang: str) -> str:
    d = rdigits
    a = str(r.randint(1, 9))
    y = r.randint(2023, 2026)
    return r.choice(
        [
            f"{r.randint(102, 408)}-{d(r, 7)}-{d(r, 7)}",
            f"{y}{r.randint(1, 12):02d}{r.randint(1, 28):02d}{d(r, 8)}",
            f"#{a}{d(r, 4)}",
            f"ORD-{y}-{d(r, 5)}",
            f"{a}{d(r, 9)}",
            f"{a}{d(r, 7)}",
            f"SO{a}{d(r, 6)}",
            f"{y}{r.randint(1, 12):02d}{r.randint(1, 28):02d}-{d(r, 7)}",
            f"#{a}{d(r, 9)}",
            f"{a}{d(r, 3)}-{d(r, 4)}-{d(r, 4)}",
            f"{a}{d(r, 11)}",
            f"W{a}{d(r, 8)}",
            f"{a}{d(r, 2)} {d(r, 3)} {d(r, 3)}",
            f"{a}{d(r, 17)}",
        ]
    )


def h_invoice(r: Rng, lang: str) -> str:
    d = rdigits
    y = r.randint(2022, 2026)
    return r.choice(
        [
            f"INV-{y}-{d(r, 4)}",
            f"{y}-{d(r, 5)}",
            f"RE-{y}{d(r, 6)}",
            f"{y}/{d(r, 4)}",
            f"F{y % 100}-{d(r, 6)}",
            f"9{d(r, 7)}",
            f"INV{d(r, 8)}",
            f"{d(r, 3)}/{y}/{d(r, 3)}",
            f"FV {r.randint(1, 400)}/{y}",
            f"{r.randint(10, 99)}-{d(r, 4)}-{d(r, 6)}",
        ]
    )


def h_ticket(r: Rng, lang: str) -> str:
    d = rdigits
    return r.choice(
        [
            f"INC00{d(r, 5)}",
            f"#{r.randint(10**5, 10**7)}",
            f"CS-{r.randint(2023, 2026)}-{d(r, 5)}",
            f"1-{r.randint(2, 9)}{d(r, 8)}",
            f"{r.randint(2, 9)}{d(r, 9)}",
            f"REQ-{d(r, 6)}",
            f"{r.randint(10, 99)}-{d(r, 8)}",
            f"00{d(r, 6)}",
            f"{r.randint(100, 899)}-{d(r, 2)}-{d(r, 4)}",
        ]
    )


def h_account(r: Rng, lang: str) -> str:
    d = rdigits
    a = str(r.randint(1, 9))
    return r.choice(
        [
            f"{a}{d(r, 9)}",
            f"{a}{d(r, 7)}",
            f"{a}{d(r, 3)}-{d(r, 3)}-{d(r, 3)}",
            f"C-{a}{d(r, 7)}",
            f"{a}{d(r, 11)}",
            f"{a}{d(r, 2)} {d(r, 3)} {d(r, 3)}",
            f"CUST{d(r, 7)}",
            f"000{a}{d(r, 6)}",
        ]
    )


def h_bank(r: Rng, lang: str) -> str:
    d = rdigits
    if lang == "ko":
        return r.choice(
            [
                f"110-{d(r, 3)}-{d(r, 6)}",
                f"{r.randint(2, 9)}{d(r, 5)}-{d(r, 2)}-{d(r, 6)}",
                f"3333-{d(r, 2)}-{d(r, 7)}",
                f"1002-{d(r, 3)}-{d(r, 6)}",
                f"352-{d(r, 4)}-{d(r, 4)}-{d(r, 2)}",
                f"3333{d(r, 9)}",
                f"1000-{d(r, 4)}-{d(r, 4)}",
            ]
        )
    if lang == "en":
        return r.choice([f"{r.randint(1, 9)}{d(r, 7)}", f"000{d(r, 9)}", f"{r.randint(1, 9)}{d(r, 11)}"])
    if lang == "vi":
        return r.choice([f"1903{d(r, 10)}", f"1{d(r, 12)}", f"1903 {d(r, 4)} {d(r, 4)} {d(r, 2)}"])
    if lang == "es":
        return r.choice([f"0{r.choice(['12', '14', '72'])}{d(r, 15)}", f"{r.randint(1, 9)}{d(r, 9)}"])
    if lang == "pt":
        return r.choice([f"{d(r, 5)}-{d(r, 1)}", f"{r.randint(1, 9)}{d(r, 6)}-{d(r, 1)}"])
    if lang == "zh":  # bank books, not cards
        return r.choice([f"{r.randint(1, 4)}{d(r, 11)}", f"{d(r, 3)}-{d(r, 3)}-{d(r, 6)}"])
    if lang == "ja":
        return r.choice([f"{r.randint(1, 9)}{d(r, 6)}"])
    return r.choice(
        [
            f"{r.randint(1, 9)}{d(r, 9)}",
            f"{r.randint(1, 9)}{d(r, 2)}-{d(r, 3)}-{d(r, 4)}",
            f"{r.randint(1, 9)}{d(r, 12)}",
        ]
    )


def h_taxid(r: Rng, lang: str) -> str:
    d = rdigits
    a = str(r.randint(1, 9))
    table = {
        "ko": [
            f"{r.randint(101, 899)}-{r.randint(10, 99)}-{d(r, 5)}",
            f"{r.randint(101, 899)}{r.randint(10, 99)}{d(r, 5)}",
        ],
        "pt": [f"{d(r, 3)}.{d(r, 3)}.{d(r, 3)}-{d(r, 2)}", f"{d(r, 2)}.{d(r, 3)}.{d(r, 3)}/0001-{d(r, 2)}"],
        "ru": [f"{a}{d(r, 9)}", f"{a}{d(r, 11)}"],
        "de": [f"{a}{d(r, 1)} {d(r, 3)} {d(r, 3)} {d(r, 3)}", f"{r.randint(10, 99)}/{d(r, 3)}/{d(r, 5)}"],
        "hi": [f"{r.randint(2, 9)}{d(r, 3)} {d(r, 4)} {d(r, 4)}"],
        "tr": [f"{a}{d(r, 10)}", f"{a}{d(r, 9)}"],
        "es": [f"{d(r, 8)}{r.choice('TRWAGMYFPD')}", f"X{d(r, 7)}{r.choice('TRWAGMYF')}"],
        "pl": [f"{r.randint(1, 9)}{d(r, 2)}-{d(r, 3)}-{d(r, 2)}-{d(r, 2)}", f"{a}{d(r, 9)}"],
        "id": [f"{d(r, 2)}.{d(r, 3)}.{d(r, 3)}.{d(r, 1)}-{d(r, 3)}.000"],
        "fr": [f"{a}{d(r, 2)} {d(r, 3)} {d(r, 3)} {d(r, 5)}"],
        "vi": [f"0{d(r, 2)}{d(r, 9)}"],
    }
    return r.choice(table.get(lang, [f"{d(r, 2)}-{d(r, 7)}"]))


def h_wrong_card(r: Rng, lang: str) -> str:
    body = r.choice(["4", "51", "55", "6", "37", "2"]) + rdigits(r, 16)
    n = body[:16]
    if luhn_ok(n):
        n = n[:-1] + str((int(n[-1]) + r.randint(1, 9)) % 10)
    return r.choice([n, fill("4 4 4 4", n), fill("4-4-4-4", n)])


def h_iban_bad(r: Rng, lang: str) -> str:
    raw = draw_iban(r, lang)
    wrong = raw[:2] + f"{(int(raw[2:4]) + r.randint(1, 50)) % 97 + 2:02d}" + raw[4:]
    while iban_ok(wrong):
        wrong = wrong[:-1] + r.choice("0123456789")
    return r.choice([wrong, " ".join(wrong[i : i + 4] for i in range(0, len(wrong), 4))])


def h_coord(r: Rng, lang: str) -> str:
    la, lo = r.uniform(-55, 65), r.uniform(-120, 150)
    return r.choice(
        [
            f"{la:.6f}, {lo:.6f}",
            f"{la:.5f},{lo:.5f}",
            f"{abs(la):.4f}N {abs(lo):.4f}E",
            f"{int(abs(la))}°{r.randint(0, 59)}'{r.randint(0, 59)}.{r.randint(0, 9)}\"N {int(abs(lo))}°{r.randint(0, 59)}'{r.randint(0, 59)}.{r.randint(0, 9)}\"E",
            f"{la:.7f} {lo:.7f}",
        ]
    )


def h_isbn(r: Rng, lang: str) -> str:
    b = r.choice(["978", "978", "979"]) + rdigits(r, 9)
    b += str(-sum(int(c) * (3 if i % 2 else 1) for i, c in enumerate(b)) % 10)
    return r.choice(
        [
            b,
            f"{b[:3]}-{b[3:5]}-{b[5:9]}-{b[9:12]}-{b[12]}",
            f"{b[:3]}-{b[3]}-{b[4:8]}-{b[8:12]}-{b[12]}",
            f"{b[:3]} {b[3:5]} {b[5:9]} {b[9:12]} {b[12]}",
        ]
    )


def h_ean(r: Rng, lang: str) -> str:
    b = r.choice(["880", "400", "301", "789", "690", "501", "490", "893"]) + rdigits(r, 9)
    b += str(-sum(int(c) * (3 if i % 2 else 1) for i, c in enumerate(b)) % 10)
    return r.choice([b, f"{b[0]} {b[1:7]} {b[7:]}"])


def h_imei(r: Rng, lang: str) -> str:
    b = "35" + rdigits(r, 12)
    b += luhn_digit(b)
    return r.choice([b, f"{b[:2]} {b[2:8]} {b[8:14]} {b[14]}", f"{b[:2]}-{b[2:8]}-{b[8:14]}-{b[14]}"])


def h_table(r: Rng, lang: str) -> str:
    cols = r.randint(2, 4)
    sep = r.choice(["  ", "\t", " | ", "   "])
    return "\n".join(
        sep.join(str(r.randint(10, 10 ** r.randint(2, 5))) for _ in range(cols)) for _ in range(r.randint(3, 4))
    )


def h_log(r: Rng, lang: str) -> str:
    y, m, d, h, mi, s = (
        r.randint(2023, 2026),
        r.randint(1, 12),
        r.randint(1, 28),
        r.randint(0, 23),
        r.randint(0, 59),
        r.randint(0, 59),
    )
    return r.choice(
        [
            f"{y}-{m:02d}-{d:02d} {h:02d}:{mi:02d}:{s:02d},{r.randint(0, 999):03d}",
            f"{y}-{m:02d}-{d:02d}T{h:02d}:{mi:02d}:{s:02d}Z",
            f"[{y}/{m:02d}/{d:02d} {h:02d}:{mi:02d}:{s:02d}]",
            f"{y}-{m:02d}-{d:02d}T{h:02d}:{mi:02d}:{s:02d}.{r.randint(0, 999999):06d}+09:00",
            f"{y}{m:02d}{d:02d} {h:02d}{mi:02d}{s:02d}",
        ]
    )


def hexs(r: Rng, n: int) -> str:
    return "".join(r.choice("0123456789abcdef") for _ in range(n))


def h_file(r: Rng, lang: str) -> str:
    y, m, d = r.randint(2019, 2026), r.randint(1, 12), r.randint(1, 28)
    t = f"{r.randint(0, 23):02d}{r.randint(0, 59):02d}{r.randint(0, 59):02d}"
    return r.choice(
        [
            f"IMG_{y}{m:02d}{d:02d}_{t}.jpg",
            f"Screenshot_{y}{m:02d}{d:02d}-{t}.png",
            f"KakaoTalk_{y}{m:02d}{d:02d}_{t}{rdigits(r, 3)}.jpg",
            f"IMG-{y}{m:02d}{d:02d}-WA{rdigits(r, 4)}.jpg",
            f"DSC0{rdigits(r, 4)}.JPG",
            f"invoice_{rdigits(r, 8)}.pdf",
            f"VID-{y}{m:02d}{d:02d}-WA{rdigits(r, 4)}.mp4",
            f"PTT-{y}{m:02d}{d:02d}-WA{rdigits(r, 4)}.opus",
            f"scan{rdigits(r, 4)}.pdf",
            f"20{rdigits(r, 2)}-{m:02d}-{d:02d} {t[:2]}.{t[2:4]}.{t[4:]}.heic",
            f"1{rdigits(r, 12)}.jpg",
        ]
    )


def h_url(r: Rng, lang: str) -> str:
    return r.choice(
        [
            f"https://www.facebook.com/photo?fbid=1{rdigits(r, 14)}",
            f"https://shopee.co.id/product/{r.randint(10**7, 10**9)}/{r.randint(10**9, 10**11)}",
            f"https://maps.app.goo.gl/{hexs(r, 12)}",
            f"https://www.coupang.com/vp/products/{r.randint(10**8, 10**10)}?itemId={r.randint(10**9, 10**11)}",
            f"https://item.taobao.com/item.htm?id=6{rdigits(r, 11)}",
            f"https://twitter.com/i/status/1{rdigits(r, 18)}",
            f"https://example.com/orders/{rdigits(r, 9)}",
            f"https://blog.naver.com/post/22{rdigits(r, 10)}",
            f"https://n.news.naver.com/article/001/00{rdigits(r, 8)}",
            f"http://192.168.{r.randint(0, 9)}.{r.randint(1, 254)}:8080/cam",
            f"https://www.instagram.com/p/C{hexs(r, 10)}/",
            f"https://mercadolivre.com.br/MLB-{rdigits(r, 10)}",
            f"https://www.ebay.co.uk/itm/1{rdigits(r, 11)}",
            f"https://us02web.zoom.us/j/8{rdigits(r, 10)}",
        ]
    )


def h_score(r: Rng, lang: str) -> str:
    return r.choice(
        [
            f"{r.randint(0, 5)}-{r.randint(0, 5)}",
            f"{r.randint(0, 4)}:{r.randint(0, 4)}",
            f"{r.randint(80, 130)}-{r.randint(80, 130)}",
            f"6-{r.randint(0, 4)}, {r.randint(2, 7)}-6, 7-5",
            f"{r.randint(100, 350)}/{r.randint(2, 9)}",
            f"21-{r.randint(8, 19)} {r.randint(8, 19)}-21 21-{r.randint(8, 19)}",
            f"{r.randint(2, 30)} - {r.randint(2, 30)}",
        ]
    )


def h_decimal(r: Rng, lang: str) -> str:
    return r.choice(
        [
            f"{r.uniform(0, 10):.8f}",
            f"{r.uniform(0, 2):.4f}",
            f"{r.uniform(1, 5000):.3f}",
            f"1,{rdigits(r, 4)}" if lang in ("de", "fr", "es", "ru", "pt") else f"1.{rdigits(r, 5)}",
            f"0.000{rdigits(r, 4)}",
        ]
    )


def h_measure(r: Rng, lang: str) -> str:
    u = r.choice(["kg", "cm", "km", "ml", "mm", "m2", "㎡", "g", "kWh", "mAh", "L", "m", "°C", "Hz", "kcal", "mg"])
    return r.choice(
        [
            f"{r.randint(2, 9000)}{u}",
            f"{r.randint(2, 900)} {u}",
            f"{r.uniform(1, 300):.1f}{u}",
            f"{r.randint(10, 250)}x{r.randint(10, 250)}x{r.randint(5, 90)} cm",
            f"{r.randint(1000, 20000)} {u}",
            f"{r.randint(10, 400)}×{r.randint(10, 400)}mm",
            f"{r.randint(90, 160)}/{r.randint(60, 100)} mmHg",
        ]
    )


def h_weight(r: Rng, lang: str) -> str:
    return r.choice(
        [f"{r.randint(3, 120)}kg", f"{r.uniform(2, 110):.1f}kg", f"{r.randint(200, 9500)}g", f"{r.randint(3, 120)} kg"]
    )


def h_height(r: Rng, lang: str) -> str:
    return r.choice(
        [f"{r.randint(140, 199)}cm", f"{r.randint(140, 199)} cm", f"1.{r.randint(50, 99)}m", f"{r.randint(140, 199)}"]
    )


def h_bp(r: Rng, lang: str) -> str:
    return r.choice(
        [
            f"{r.randint(100, 170)}/{r.randint(60, 105)}",
            f"{r.randint(100, 170)}-{r.randint(60, 105)}",
            f"{r.randint(100, 170)}/{r.randint(60, 105)} pulse {r.randint(55, 110)}",
        ]
    )


def h_size(r: Rng, lang: str) -> str:
    x, y, z = r.randint(20, 250), r.randint(20, 250), r.randint(5, 99)
    return r.choice(
        [
            f"{x}x{y}x{z} cm",
            f"{x}×{y}×{z}",
            f"{x}*{y}*{z}",
            f"{x} x {y}cm",
            f"{x * 10}x{y * 10}mm",
            f"{x}cm",
            f"{x}.5 x {y}.2 x {z} cm",
        ]
    )


def h_list(r: Rng, lang: str) -> str:
    k = r.choice([5, 10, 25, 100])
    return r.choice(
        [
            "1 2 3 4 5 6 7 8 9 10",
            "1,2,3,4,5",
            "1 2 3 4 5 6 7",
            " ".join(str(k * i) for i in range(1, 8)),
            "12x8 10x10 8x12",
            "3x12, 3x10, 3x8",
            "10 9 8 7 6 5 4 3 2 1",
            ", ".join(str(r.randint(36, 46)) for _ in range(5)),
            "10-20-30-40-50",
            " ".join(f"{r.randint(10, 99)}" for _ in range(6)),
        ]
    )


def h_math(r: Rng, lang: str) -> str:
    a, b = r.randint(12, 99999), r.randint(12, 9999)
    return r.choice(
        [
            f"{a}+{b}={a + b}",
            f"{a} x {b} = {a * b}",
            f"{a}*{b}={a * b}",
            f"{a} - {b} = {a - b}",
            f"{a + b}-{b}={a}",
            f"({a}+{b})/2",
            f"{a * 3} / 3 = {a}",
        ]
    )


def h_package(r: Rng, lang: str) -> str:
    return (
        r.choice(["react", "lodash", "node", "vite", "django", "left-pad", "@types/node"])
        + "@"
        + r.choice([f"{r.randint(1, 22)}.{r.randint(0, 30)}.{r.randint(0, 20)}", "latest", f"^{r.randint(1, 9)}.0.0"])
    )


def h_timetable(r: Rng, lang: str) -> str:
    h, m = r.randint(5, 20), r.choice([0, 5, 10, 15])
    return r.choice([" ", ", ", " / "]).join(
        f"{h + (m + 20 * i) // 60:02d}:{(m + 20 * i) % 60:02d}" for i in range(r.randint(3, 6))
    )


def h_at(r: Rng, lang: str) -> str:
    return r.choice(
        [
            f"{r.randint(2, 30)} @ ${r.randint(2, 90)}.{rdigits(r, 2)}",
            f"@{r.randint(1, 12)}.30",
            f"{r.randint(2, 30)}@{r.randint(2, 90)}.99",
            f"@ {r.randint(1, 11)}pm",
            f"{r.randint(10, 99)}kg @ {r.randint(3, 9)}.{rdigits(r, 2)}",
        ]
    )


def h_range(r: Rng, lang: str) -> str:
    a = r.randint(1, 900)
    k = r.choice([1, 1, 10, 100])
    dash = "~" if lang in ("ko", "ja", "zh") and r.random() < 0.5 else r.choice(["-", "–", " - "])
    return f"{a * k}{dash}{(a + r.randint(1, 90)) * k}"


def h_years(r: Rng, lang: str) -> str:
    y = r.randint(1955, 2024)
    return r.choice(
        [
            f"{y}-{y + r.randint(1, 25)}",
            f"{y}",
            f"{y}/{(y + 1) % 100:02d}",
            f"{y}–{y + r.randint(1, 25)}",
            f"{y} {y + 1} {y + 2}",
        ]
    )


def h_version(r: Rng, lang: str) -> str:
    a = r.randint
    return r.choice(
        [
            f"v{a(1, 20)}.{a(0, 30)}.{a(0, 99)}",
            f"{a(9, 18)}.{a(0, 9)}.{a(1, 9)}",
            f"{a(100, 130)}.0.{a(4000, 7000)}.{a(10, 200)}",
            f"{a(2, 25)}.{a(10, 99)}.{a(1, 9)}.{a(10, 99)}",
            f"{a(1, 9)}.{a(0, 9)} build {rdigits(r, 6)}",
            f"10.0.{a(19041, 26100)}.{a(100, 4000)}",
        ]
    )


def h_model(r: Rng, lang: str) -> str:
    a = r.randint
    return r.choice(
        [
            f"SM-S9{a(10, 99)}N",
            f"WH-1000XM{a(3, 6)}",
            f"RTX {a(30, 50)}70",
            f"iPhone {a(11, 17)} Pro Max {r.choice([128, 256, 512])}GB",
            f"LC-{a(32, 70)}LE{a(100, 999)}",
            f"MX-{a(1000, 9999)}-{a(10, 99)}",
            f"DJI-{a(100, 999)}{a(1000, 9999)}",
            f"ThinkPad X1-{a(10, 99)}{a(1000, 9999)}",
            f"HP {a(1000, 9999)}-{a(100, 999)}nr",
            f"NIKE DD{a(1000, 9999)}-{a(100, 200)}",
            f"{a(195, 255)}/{a(40, 65)}R{a(15, 19)}",
        ]
    )


def h_meeting(r: Rng, lang: str) -> str:
    d = "8" + rdigits(r, 10)
    return r.choice([fill("3 4 4", d), fill("3-4-4", d), d, fill("3 3 4", d[:10])])


def h_post(r: Rng, lang: str) -> str:
    d = rdigits
    letters = "ABCDEFGHJKLMNPRSTUVW"
    table = {
        "ko": [f"0{d(r, 4)}", f"{r.randint(1, 6)}{d(r, 4)}"],
        "ja": [f"〒{d(r, 3)}-{d(r, 4)}", f"{d(r, 3)}-{d(r, 4)}"],
        "pt": [f"0{d(r, 4)}-{d(r, 3)}", f"{r.randint(1, 9)}{d(r, 3)}-{d(r, 3)}"],
        "nl": [f"{r.randint(1, 9)}{d(r, 3)} {r.choice(letters)}{r.choice(letters)}"],
        "ru": [f"{r.randint(1, 6)}{d(r, 5)}"],
        "zh": [f"{r.randint(1, 8)}{d(r, 5)}"],
        "hi": [f"{r.randint(1, 8)}{d(r, 5)}", f"{r.randint(1, 8)}{d(r, 2)} {d(r, 3)}"],
        "pl": [f"{d(r, 2)}-{d(r, 3)}"],
        "en": [
            f"{r.choice(letters)}{r.randint(1, 99)} {r.randint(1, 9)}{r.choice(letters)}{r.choice(letters)}",
            f"{d(r, 5)}",
            f"{d(r, 5)}-{d(r, 4)}",
            f"K{r.randint(1, 9)}A {r.randint(1, 9)}B{r.randint(1, 9)}",
            f"{r.randint(1, 9)}{d(r, 3)}",
        ],
    }
    return r.choice(table.get(lang, [f"{r.randint(1, 9)}{d(r, 4)}"]))


def h_voucher(r: Rng, lang: str) -> str:
    d = rdigits
    n = "9" + d(r, 15)
    if luhn_ok(n):
        n = n[:-1] + str((int(n[-1]) + 1) % 10)
    return r.choice(
        [
            f"{d(r, 4)}-{d(r, 4)}-{d(r, 4)}",
            fill("4 4 4 4", n),
            n[:12],
            fill("4-4-4-4", n),
            f"{hexs(r, 4).upper()}-{d(r, 4)}-{hexs(r, 4).upper()}",
            f"{d(r, 5)}-{d(r, 5)}-{d(r, 5)}-{d(r, 5)}",
        ]
    )


def h_uid(r: Rng, lang: str) -> str:
    d = rdigits
    return r.choice(
        [
            f"8{d(r, 8)}",
            f"SW-{d(r, 4)}-{d(r, 4)}-{d(r, 4)}",
            f"{d(r, 4)} {d(r, 4)} {d(r, 4)}",
            f"7656119{d(r, 10)}",
            f"#{d(r, 4)}",
            f"{r.randint(1, 9)}{d(r, 8)} ({d(r, 4)})",
            f"5{d(r, 9)}",
        ]
    )


def h_other(r: Rng, lang: str, fam: str) -> str:
    d, a = rdigits, r.randint
    if fam == "ipv4":
        ip = f"{r.choice([192, 10, 172, a(1, 223)])}.{a(0, 255)}.{a(0, 255)}.{a(1, 254)}"
        return ip + r.choice(["", "", f":{a(1000, 65000)}", "/24"])
    if fam == "ipv6":
        return r.choice(
            [
                ":".join(hexs(r, 4) for _ in range(8)),
                f"fe80::{hexs(r, 4)}:{hexs(r, 4)}:{hexs(r, 4)}:{hexs(r, 4)}",
                f"2001:db8:{hexs(r, 3)}::{hexs(r, 2)}",
                f"2001:0db8:{d(r, 4)}:{d(r, 4)}::{d(r, 4)}",
            ]
        )
    if fam == "mac":
        sep = r.choice([":", "-", ":"])
        m = sep.join(hexs(r, 2) for _ in range(6))
        return m.upper() if r.random() < 0.5 else m
    if fam == "uuid":
        return "-".join(hexs(r, k) for k in (8, 4, 4, 4, 12))
    if fam == "hash":
        return hexs(r, r.choice([32, 40, 64, 7, 12]))
    if fam == "hex":
        return r.choice([f"0x{hexs(r, 8)}", f"0x8{d(r, 7)}", f"#{hexs(r, 6)}", f"0x{hexs(r, 16).upper()}"])
    if fam == "epoch":
        return r.choice([f"17{d(r, 8)}", f"16{d(r, 8)}", f"17{d(r, 11)}", f"17{d(r, 8)}.{d(r, 3)}"])
    if fam == "flight":
        return (
            r.choice(["KE", "OZ", "LH", "BA", "AA", "TK", "SQ", "EK", "CX", "JL", "AF", "LA", "7C", "ZE", "U2", "6E"])
            + r.choice(["", " ", "-"])
            + str(a(1, 9999))
        )
    if fam == "stat":
        n = a(1000, 10**7)
        return r.choice([str(n), h_amount_int(n, lang), h_amount_int(n, lang), str(a(100, 9999))])
    if fam == "bytes":
        return r.choice(
            [
                f"{a(10**6, 10**10):,} bytes",
                f"{a(10**6, 10**10)} bytes",
                f"{a(1, 999)}.{a(0, 9)} MB",
                f"{a(10**4, 10**7)}KB",
                f"{a(10**8, 10**11)}B",
            ]
        )
    if fam == "percent":
        return r.choice(
            [
                f"{a(1, 100)}%",
                f"{a(1, 99)}.{d(r, 2)}%",
                f"{a(1, 99)},{d(r, 1)} %",
                f"+{a(1, 300)}%",
                f"-{a(1, 99)}.{d(r, 1)}%",
                f"{a(10, 40)}-{a(41, 80)}%",
            ]
        )
    if fam == "otp":
        return r.choice(
            [d(r, 6), d(r, 4), f"{d(r, 3)}-{d(r, 3)}", f"{d(r, 3)} {d(r, 3)}", f"G-{d(r, 6)}", d(r, 8), f"[{d(r, 6)}]"]
        )
    if fam == "masked":
        m = r.choice("*•xX")
        return r.choice(
            [
                f"{m * 4} {m * 4} {m * 4} {d(r, 4)}",
                f"{m * 4}-{d(r, 4)}",
                f"{m * 4}{d(r, 4)}",
                f"{d(r, 4)}-{m * 4}-{m * 4}-{d(r, 4)}",
                f"{m * 2}{d(r, 4)}",
            ]
        )
    if fam == "password":
        return r.choice(
            [
                d(r, 8),
                d(r, 10).replace("0", "7"),
                f"{r.choice(WORDS)}{a(1000, 99999)}!",
                f"1234567{a(10, 99)}",
                f"{hexs(r, 4)}{d(r, 6)}",
                "00000000",
            ]
        )
    if fam == "ussd":
        return r.choice(
            [f"*{a(100, 999)}#", "*#06#", f"*{a(100, 999)}*{a(1, 9)}*{a(1, 99)}#", f"*{d(r, 4)}#", f"##{a(10, 99)}#"]
        )
    if fam == "lotto":
        s = sorted(r.sample(range(1, 46), 6))
        return r.choice([" ", ", ", "-"]).join(f"{x:02d}" if s[0] % 2 else str(x) for x in s)
    if fam == "handle":
        return f"@{r.choice(LOCAL_NAMES)}{r.choice(['_', '.', ''])}{r.choice(WORDS)}{r.choice(['', '', '_' + d(r, 4), d(r, 3)])}"
    if fam == "plate":
        if lang == "ko":
            return f"{a(10, 399)}{r.choice('가나다라마거너더러하허호')}{r.choice(['', ' '])}{d(r, 4)}"
        if lang == "ja":
            return f"品川 {a(300, 599)} あ {d(r, 2)}-{d(r, 2)}"
        return r.choice(
            [
                f"B {d(r, 4)} KZL",
                f"{r.choice('ABKLM')}{a(10, 99)} {r.choice(['KLM', 'XTR', 'BDA'])}",
                f"{a(10, 81)} ABJ {d(r, 3)}",
                f"MH {a(10, 48)} AB {d(r, 4)}",
                f"KD{r.choice('AGH')} {d(r, 3)}{r.choice('XYZ')}",
            ]
        )
    if fam == "iccid":
        sim = "89" + d(r, 17)
        return sim + luhn_digit(sim)
    if fam == "count":
        return str(a(2, 4000))
    if fam == "reading":
        return r.choice([f"{d(r, 5)}.{d(r, 1)}", f"0{d(r, 5)}", f"{a(10000, 999999)}"])
    if fam == "ref":
        return r.choice(
            [
                f"{hexs(r, 6).upper()}",
                f"{a(10, 99)}{r.choice('ABXZ')}{d(r, 8)}",
                f"2{d(r, 11)}",
                f"P{d(r, 12)}",
                f"REF{d(r, 9)}",
            ]
        )
    raise KeyError(fam)


H_FUNCS: dict[str, Callable[[Rng, str], str]] = {
    "date": h_date,
    "time": h_time,
    "datetime": h_datetime,
    "time_range": h_time_range,
    "price": h_price,
    "amount": h_amount,
    "tracking": h_track,
    "order": h_order,
    "invoice": h_invoice,
    "ticket": h_ticket,
    "account": h_account,
    "bank_account": h_bank,
    "tax_id": h_taxid,
    "card_wrong": h_wrong_card,
    "iban_wrong": h_iban_bad,
    "coord": h_coord,
    "isbn": h_isbn,
    "ean": h_ean,
    "imei": h_imei,
    "table": h_table,
    "log_time": h_log,
    "file": h_file,
    "url": h_url,
    "score": h_score,
    "decimal": h_decimal,
    "measure": h_measure,
    "range": h_range,
    "years": h_years,
    "version": h_version,
    "model": h_model,
    "meeting": h_meeting,
    "list": h_list,
    "math": h_math,
    "package": h_package,
    "timetable": h_timetable,
    "at_sign": h_at,
    "weight": h_weight,
    "height": h_height,
    "bp": h_bp,
    "size": h_size,
    "postcode": h_post,
    "voucher": h_voucher,
    "uid": h_uid,
}
H_OTHER = (
    "ipv4 ipv6 mac uuid hash hex epoch flight stat bytes percent otp masked password ussd lotto handle plate iccid count "
    "reading ref"
).split()


def slot_harmless(r: Rng, lang: str, fam: str) -> list[Piece]:
    while True:
        text = H_FUNCS[fam](r, lang) if fam in H_FUNCS else h_other(r, lang, fam)
        if fam in ("imei", "iccid", "isbn", "ean", "table"):
            break
        # never by chance the real thing
        flat = re.sub(r"[ -]", "", text)
        if flat.isdigit() and 12 <= len(flat) <= 19 and flat[0] in "23456" and luhn_ok(flat):
            continue
        if re.fullmatch(r"[A-Z]{2}\d{2}[A-Z0-9]{11,30}", flat.upper()) and iban_ok(flat.upper()):
            continue
        break
    if (
        fam in ("order", "account", "amount", "date", "tracking", "price", "ticket", "otp")
        and lang in SCRIPTS
        and r.random() < 0.12
    ):
        table = SCRIPTS[lang]
        text = text.translate({ord(str(i)): table[i] for i in range(10)})
    elif lang == "ja" and fam in ("time", "date", "price", "measure") and r.random() < 0.12:
        text = text.translate(FULL)
    return [(text, Mark("h", "measure" if fam in ("weight", "height", "bp", "size") else fam))]


# ---------------------------------------------------------------- sentences; ⏎ is a line break
TEMPLATES_TEXT = """
@en
ALERT: Your a/c {h.masked} debited {h.price} on {h.date}. Not you? Call {p!}
Dear Customer, your appt is on {h.date} at {h.time}. To reschedule call {p!} or email {e!}
Hi {n}, table for {d} at {h.time} on {h.date} confirmed. Ref {h.ref}. Any probs call {p!}
--⏎{n}⏎Sales Manager⏎M: {m!}⏎T: {p!}⏎E: {e!}
Lost dog near {h.postcode}!! if seen pls call {p!} or {p!} reward {h.price}
2 bed flat to let {h.price} pcm, avail {h.date}, no agents, {p!}
emergency list:⏎{n} {p}⏎{n} {p}⏎{n} {p}
new ppl for the group⏎1. {n} {p}⏎2. {n} {p}
Wire info⏎Beneficiary: {n}⏎IBAN: {i!}⏎Amount: {h.price}⏎Ref: {h.invoice}
RSVP by {h.date} to {n} {p}
Passenger {n}, flight {h.flight} {h.date}, mobile {m!}, email {e!}
Hi, refund for {h.order} to card {c!} pls, not the one ending {h.masked}
OTP for txn of {h.price} at STORE is {h.otp}. Never share. Helpline {p!}
the form wants name dob ssn: {n}, {h.date}, {s!}
can u check if {p!} is on truecaller
wrong no mate, this isnt {n}. u want {p!} i think
Meter {h.reading}, account {h.account}. Mobile {m!}
her insta is {h.handle} n email {e!}
seller said whatsapp only {p!}, price {h.price} firm, size {h.size}
{n} dropped me this number {p!}, says its the doctor. surgery hrs {h.time_range}
Your driver {n} is arriving in {d} min. Plate {h.plate}. Call {p!}
Your balance is {h.price} as of {h.datetime}. Txn ID {h.ref}
Confirmed. {h.price} sent to {n} {m!} on {h.date} at {h.time}. New balance is {h.price}
Confirmed. {h.ref} {h.price} paid to SHOP on {h.date}. New balance {h.price}
Hi, 3 items: {h.ean}, {h.ean} - both out of stock. Order {h.order}
Agent: your case is {h.ticket}, anything else?⏎Customer: no thx
Agent: can i have the order number?⏎Customer: {h.order}
Agent: and the serial?⏎Customer: {h.ref}
Agent: last 4 of the card?⏎Customer: {h.masked}
Agent: ur postcode?⏎Customer: {h.postcode}
hey its {n}, new phone who dis lol. save my number {p!}
call me on {p!} when u land
hi this is {n}, my nubmer changed, its {p!} now
whatsapp me {p!}
u can reach me at {p!} or {e!}
txt me asap {m!} pls
{n} {p}
{n}: {p}⏎{n}: {p}
heres {n}s contact⏎{p}
Mobile: {m!}⏎Email: {e!}
tel:{p!} fax:{p!}
ph {p!} ext {ext}
My cell is {m!}, home is {p!}
my new digits 👉 {m!}
📞{p!}
☎️ {p!} / {p!}
the plumber guy {p} hes good
no not that one, the other {p}
try {p!} or if no answer {p!}
Please call our office at {p!} ext. {ext} between {h.time_range}
Hi, I ordered on {h.date}, order {h.order}, not here yet. Contact no. {p!}
I never got a refund for order {h.order}, pls call {p!}
pls ring {p!} b4 {h.time}, parcel {h.tracking}
missed call from {p!} at {h.time}, who is it??
who is this? got {d} missed calls from {p!}
stop txting this number {m!} u creep
send the money to mpesa {m:KE!} name {n}
GCash {m:PH!} {n}. amount {h.price}
zelle me at {e!} or {p!}
paypal is {e}
venmo or zelle? zelle {m!}
my email is {e!}
email: {e!} ph: {p!}
e-mail me the pics {e!} thx
drop ur cv to {e!}, subject driver
can u resend invoice {h.invoice} to {e!}
I cant log in, my email {e!} and customer id {h.account}
cc {e} and {e} please
send to {e}
invite {e} , {e},{e}
{e} is my mail not {e}
its {e} all lowercase
click here {ml} to stop
unsubscribe: {ml}
DM or {wa}
order here {wa} 🛒
dis my number oh {p!} abeg call me
Ola! reach {n} on {p!} sharp sharp
Good morning ma, I am {n} from dispatch. call me {p!} to get direction
Sir kindly share details at {e!} or whatsapp {p!}
pls do the needful, my no is {p!}, mail id {e!}
mob no {m!}
Contact person:{n},Mob:{m!}
driver {n} {m} car {h.plate} will reach {h.time}
Uber driver is outside, his number {p!}
your rider {n} ({m}) is {d} mins away
gate guard no.{p!} tell him flat {dd}
landlord = {p}
for viewing call {n} on {p!} or {p!}
(M){m!} (O){p!}
fb marketplace: still available, ring {p!} no time wasters
Agent: may I have your callback number?⏎Customer: {p!}
Agent: What email is on the account?⏎Customer: {e!}
Agent: pls confirm the phone on file⏎Customer: {p}⏎Customer: old one was {p}
Bot: Enter your mobile⏎User: {m!}
Bot: Please type your e-mail address.⏎User: {e!}
Customer: my contact {p!} and mail {e!} order {h.order}
ok so number is {p!} dont share it w anyone
{p!} <- call this
{p!} is my work no, {p!} is private
u put wrong digits its {p!} not {p!}
can i pay by card over the phone? card no {c!} exp {exp} cvv {cvv}
card number is {c!}
here is my card {c!} {exp} {cvv}
visa {c:VI!} exp {exp}
use my mastercard {c:MC!}
amex? {c:AX!}
{c} {exp} {cvv}
Agent: please do NOT send card data⏎Customer: {c}
debit {c!} name on it {n}
charge it to {c!}, receipt to {e!}
old card {c!} is blocked, new one {c!}
pay to IBAN {i!}
my iban: {i!}
bank details⏎{n}⏎{i!}
transfer to {i!} ref {h.invoice}
{i} name {n}
can you send {h.price} to {i!}? thx
ssn {s!}
my social is {s!}
Social Security Number: {s!} dob {h.date}
HR needs ur SSN, mine's {s!} if u need an example lol
SS# {s!}
Name {n}, {s}, DOB {h.date}
last time they asked soc sec no {s!} and phone {p!}
ssn:{s!} tel:{p!} email:{e!}
{n} {s} {m!} {e}
wife's social security # is {s!}
your code is {h.otp}
{h.otp} is your verification code. Dont share it
use OTP {h.otp} to log in, valid {d} min
order {h.order} when will it arrive?
where is my order no. {h.order}??
order number {h.card_wrong} was charged twice
tracking {h.tracking} says delivered but its not
ur parcel {h.tracking} is out 4 delivery {h.time_range}
Case {h.ticket} has been closed. Rate us 1-5
ticket no {h.ticket} still open after {dd} days
my account number with you guys is {h.account}
Customer ID {h.account}
policy no {h.account} expires {h.date}
invoice {h.invoice} total {h.price} due {h.date}
I paid {h.price} on {h.date} where's my stuff
thats {h.price} each so {h.price} all in
total comes to {h.amount}, split 3 ways
got {h.amount} views overnight lmao
flight {h.flight} lands {h.time} gate B{d}
{h.flight} delayed to {h.time} ugh
booking ref {h.ref} for 2 ppl
meet {h.date} at {h.time}?
party {h.date} {h.time_range} bring drinks
open {h.time_range} mon-fri
zoom id {h.meeting} passcode {h.otp}
Join: meeting ID {h.meeting}
wifi pw is {h.password}
wifi: HomeNet pass: {h.password}
door code {h.otp}, parking {h.otp}
gift card code {h.voucher}
voucher {h.voucher} not working
redeem {h.voucher} before {h.date}
my friend code {h.uid}
game uid {h.uid} add me
final score {h.score} omg
we won {h.score}!!
{h.score} at half time
version {h.version} keeps crashing on my phone
updated to {h.version} and now no sound
the router is {h.ipv4} admin/admin
cant ping {h.ipv4} from here
ipv6 {h.ipv6} works tho
mac addr {h.mac} pls whitelist
pin dropped {h.coord}
location: {h.coord}
request id {h.uuid}
commit {h.hash} broke it
error {h.hex} on startup
createdAt {h.epoch} is in utc
timestamp={h.epoch}
{h.log_time} ERROR payment timeout
{h.file}
u got {h.file}? send again
see {h.url}
look at this {h.url} lol
isbn {h.isbn} used book 5 bucks
barcode {h.ean} wont scan
imei {h.imei} is it blacklisted?
sim iccid {h.iccid}
file is {h.bytes} too big for whatsapp
battery {h.percent} gonna die
up {h.percent} today
sofa is {h.size}, fits?
bp {h.bp} today doc
need part {h.model}
selling {h.model} mint
sort code 20-45-{dd} acc {h.bank_account}
routing + account {h.bank_account} at chase
BPI acct no {h.bank_account}
card ending {h.masked} was declined
refund to card {h.masked}
dial {h.ussd} to check balance
lotto nums {h.lotto}
follow {h.handle} on insta
zip {h.postcode}
deliver to flat {dd}, {h.postcode}
cap is {h.range} ppl
class of {h.years}
{h.years} was a mess
rate is {h.decimal} today
price went {h.decimal} to {h.decimal}
the numbers⏎{h.table}
scores so far:⏎{h.table}
{h.stat} new cases today
meter reading {h.reading}
contract ref {h.iban_wrong} is that a typo?
iban {h.iban_wrong} got rejected "check digits wrong"
tax id {h.tax_id}
case id {h.ticket} order {h.order} amount {h.price}
plate {h.plate} is blocking me
ok see u in {d} mins
lol {d} of us n only 1 car
cant, got {dd} things to do
room {dd} floor {d}
im {dd} and still cant cook 😂
take bus {dd} then walk {d} min
pls bring {d} chairs
{dd}th street or {dd}nd?
k
2moro works 4 me
ETA {dd} min traffic is mad
thx u r gr8
{n}'s {p}
try this one {p}
{p}⏎this one, ask for {n}
its not {p} anymore
add {n} to the group {p}
{n} {p} ({h.time_range} only)
office {p!} x{ext}
{p!} opt {d} then ask for {n}
{p!}#{ext}
BEGIN:VCARD⏎FN:{n}⏎TEL;TYPE=CELL:{p!}⏎EMAIL:{e!}⏎END:VCARD
{n} from church {p}⏎{n} from work {p}
{n} {p} {e}
Missed call alert: {p!} called you at {h.time} on {h.date}
You have 1 missed call from {p!}
Dear customer, ur parcel {h.tracking} is held. call {p!} or visit {h.url}
Reply STOP or call {p!}
dont pick up {p!} its a scam
u owe me {h.price}, zelle {m:US!}
{m:KE!} is the till number? no thats my phone
sum1 called from {p!}, said ur order {h.order} is ready
1st digit is wrong, shud be {p!}
i changed 2 this one {p}
can u call {n} back on {p!}?he rang twice
my mum: {p} dad: {p}
ICE contact {n} {p}
reps today {h.list}
{h.list} ready or not here i come
sizes left {h.list}
{h.math} right?
calc says {h.math} idk
downgrade to {h.package} fixes it
npm i {h.package}
bus times {h.timetable}
trains {h.timetable} pick one
i'll take {h.at_sign}
lets do {h.at_sign}
my height {h.height} weight {h.weight}
parcel weighs {h.weight} and is {h.size}
case no {h.ticket}
part number {h.ticket} for the dishwasher
dont you have my order? its {h.order}. customer no {h.account}, paid {h.price}
{h.ipv4} is down again
my ip is {h.ipv4}, blocked by ur site
ipv6 only: {h.ipv6}
unread {h.count} msgs wtf
serial no {h.ref}
ssn? no way. ticket is {h.ticket}
student id {h.account} exam {h.date}
{h.tracking} USPS
seen {h.datetime}
last login {h.datetime} from {h.ipv4}
@ko
[알림톡] {n}님 예약이 확정되었습니다⏎일시: {h.date} {h.time}⏎문의: {p!}
[Web발신]⏎{n}님 택배가 {h.time_range} 배송예정입니다. 운송장 {h.tracking} 기사 {p!}
[Web발신]⏎(광고)특가 {h.percent} 할인 무료거부 {p!}
[결혼] {n} ♥ {n} {h.date} {h.time}⏎신랑 {m} 신부 {m}
방 보러오실분 {p!} 보증금 {h.price} 월세 {h.price}
성함:{n}⏎연락처:{m!}⏎주소:수원시 {dd}번지⏎우편번호:{h.postcode}
비상연락망⏎{n} {p}⏎{n} {p}⏎{n} {p}
이름/번호/메일⏎{n}/{m!}/{e!}
입금확인 부탁드려요 {h.bank_account} {h.price} {n} {m!}
상담원: 주문번호 알려주세요⏎고객: {h.order}
상담원: 생년월일이요?⏎고객: {h.date}
상담원: 운송장번호 확인해드릴게요 {h.tracking} 맞으신가요
명함: {n} 과장 / T {p!} / M {m!} / {e!}
개통번호 {m!} 유심번호 {h.iccid}
잃어버린 폰 {m!} imei {h.imei}
[국세청] 환급금 {h.price} 접수번호 {h.ticket}
{h.price} 이체완료 잔액 {h.price} {h.datetime}
오늘 매출 {h.price} 어제 {h.price} 차이 {h.percent}
{p} 여기로
{p} 이거로 해봐
이거 {p} 맞지?
{n} {p}⏎{n} {p}
담당자 {n} {p}
{n}팀장 {p} {e}
대리기사 {p!} 도착했대
내폰 고장나서 {p} 이걸로
엄마폰 {m!}
{m!} 이게 내 새 폰번호
대표번호 {p!}
[부고] 상주 {n} {m} 발인 {h.date}
당근이죠? {p} 톡주세요
미국번호 {p:US!} 일본번호 {p:JP!}
운동 {h.list} 끝
{h.math} 맞아?
버스시간 {h.timetable}
키 {h.height} 몸무게 {h.weight}
아이피 {h.ipv4} 차단됨
안읽은 톡 {h.count}개
등기번호 {h.tracking}
현금영수증 {h.order} 발급됨
학번 {h.account} 성적나왔어?
내 번호 바꼈어 {p!} 저장해
번호 {p!} 이거야
전화주세요 {p!}
연락처는 {p!}입니다
{n} {p}
{n}이 번호 {m!}
{n}({m}) {n}({m})
{p!}으로 문자 부탁드려요
{p!}로 전화해
폰번호:{m!}
핸드폰 {m!} / 집 {p!}
H.P {m!}
T.{p!} F.{p!}
☎{p!}
안녕하세요 {n}고객입니다. {p!} 연락바랍니다
기사님 번호 {p!} 이고 {h.time}쯤 온대
부재중 {p!} 누구세요??
여기 전화 안받음 {p!}
이 번호 차단해 {p!} 보이스피싱임
{p} {n}이 엄마
{p} 저예요 {n}
배송조회 {h.tracking} 연락처 {p!}
주문번호 {h.order} 아직 안왔어요 {p!}로 연락주세요
[CJ대한통운] 운송장 {h.tracking} 담당기사 {p!}
예약자 {n} / {m!} / {h.date} {h.time} / 4명
주소 서울 마포구 {dd}길 {d} / {n} / {m}
받는사람 {n} {m} 우편번호 {h.postcode}
고객센터 {p!} (평일 {h.time_range})
문의 {p!} 내선 {ext}
상담원: 연락 가능한 번호 말씀해주세요⏎고객: {m!}
상담원: 이메일 주소 부탁드립니다⏎고객: {e!}
고객: {p!} 여기로 전화주세요ㅠㅠ
이메일 {e!}
메일주소는 {e!} 입니다
{e!}로 보내주세요
{e}으로 파일 보내놨어
자료는 {e!} , {e!} 둘다 부탁
카톡 안되면 메일 {e!}
{e} 이거 내꺼야
페이팔 {e!}
세금계산서 {e!} 로 발행, 사업자번호 {h.tax_id}
여기 누르면 메일 {ml}
왓츠앱 {wa}
카드번호 {c!} 유효기간 {exp}
카드 {c!} {exp} 비번앞두자리 {dd}
결제해줘 {c!}
{c} {exp}
법카번호 {c!}임 밥먹어
신한카드 {c:LC!} cvc {cvv}
아멕스 {c:AX!}
해외송금 IBAN {i!}
아이반 {i!} 독일계좌임
독일 집주인 계좌 {i!} 보증금 {h.price}
미국 ssn {s!} 이거 맞지
소셜넘버 {s!}
계좌 {h.bank_account} 국민 {n}
신한 {h.bank_account} {n} 입금해주세요
카카오뱅크 {h.bank_account} {h.price}
{h.price} 보냈어 농협 {h.bank_account}
1/n {h.price}씩 토스로ㄱㄱ
총 {h.price} 나왔어 ㅋㅋ
입금 {h.amount} 출금 {h.amount}
인증번호 [{h.otp}] 를 입력해주세요
[Web발신]⏎인증번호는 {h.otp} 입니다
주문번호 {h.order}
주문번호 {h.order} 언제 배송되나요
운송장번호 {h.tracking}
택배 {h.tracking} 한진이야
송장 {h.tracking} 조회 안됨
접수번호 {h.ticket} 처리중입니다
고객번호 {h.account}
회원번호 {h.account} 탈퇴해주세요
사업자등록번호 {h.tax_id}
{h.date} {h.time} 강남역 ㄱㄱ
{h.date}까지 제출
회의 {h.date} {h.time_range}
영업시간 {h.time_range}
줌 회의 ID {h.meeting} 암호 {h.otp}
와이파이 비번 {h.password}
현관비번 {h.ussd}
공동현관 {h.ussd} 누르고 들어와
쿠폰번호 {h.voucher}
기프티콘 {h.voucher} 유효기간 {h.date}
상품권 핀번호 {h.voucher}
게임 아이디 uid {h.uid}
{h.score}으로 이김 ㅋㅋㅋ
한국 {h.score} 실화냐
버전 {h.version} 업데이트하고 안됨
공유기 {h.ipv4} 들어가봐
맥주소 {h.mac}
에러코드 {h.hex}
{h.log_time} 서버 죽음
{h.file}
{h.file} 이거 다시 보내줘
{h.url}
이거 봐 {h.url} ㅋㅋ
차번호 {h.plate} 차 빼주세요
우편번호 {h.postcode}
비행기 {h.flight} {h.time} 도착
편명 {h.flight}
로또 {h.lotto} ㅋㅋ
{h.model} 팔아요 {h.price}
크기 {h.size} 정도
혈압 {h.bp}
배터리 {h.percent}
수익률 {h.percent} ㅠㅠ
오늘 확진 {h.stat}명
카드 {h.masked} 승인 {h.price} {h.date} {h.time}
[Web발신]⏎신한카드({h.masked}) 승인 {h.price}(일시불)
책 {h.isbn}
바코드 {h.ean}
imei {h.imei}
환율 {h.decimal}
좌표 {h.coord}
{h.years} 이때가 좋았지
{h.range}명 정도 올듯
전기 검침 {h.reading}
이번달 매출표⏎{h.table}
IBAN {h.iban_wrong} 틀렸다고 반송됨
주문 {h.card_wrong} 환불해주세요
인스타 {h.handle}
파일 용량 {h.bytes}
계약번호 {h.account} 해지
관리비 {h.price} {h.date}까지
{d}시에 보자
{dd}분 늦을듯 ㅠ
나 {d}번출구
{dd}층이야
{d}명 예약
오늘 {dd}살됨
ㅇㅋ {d}개만 사와
@ja
ご予約 {h.date} {h.time} {n}様 {m!}
【不在通知】お荷物番号 {h.tracking} 再配達 {p!}
オペレーター:ご注文番号は?⏎お客様:{h.order}
電話番号は{p!}です
携帯{m!}
新しい番号です→{m!}
{p!}に電話ください
TEL {p!} FAX {p!}
{n}です。番号変わりました {m!}
{n} {p}
折り返し{p!}までお願いします
お客様:{p!}です
オペレーター:お電話番号をお願いします⏎お客様:{p!}
着信{p!}誰これ?
メールは{e!}です
{e!} に送って
アドレス変わりました {e!}
メアド:{e!} 電話:{p!}
{e} です
カード番号 {c!} 有効期限 {exp}
JCB {c:JC!}
{c} 期限{exp}
IBAN {i!} に送金お願いします
注文番号{h.order}の件で{p!}に連絡ください
問い合わせはこちら {ml}
認証コードは{h.otp}です
注文番号 {h.order}
お問い合わせ番号 {h.tracking} まだ届きません
会員番号{h.account}
{h.date}の{h.time}に集合
営業時間 {h.time_range}
{h.price}でした
合計{h.price}、割り勘で
〒マーク付き {h.postcode}
郵便番号{h.postcode}
{h.flight}便 {h.time}着
ズームID {h.meeting}
バージョン{h.version}
{h.score}で勝ったw
三菱UFJ 支店{cvv} 普通 {h.bank_account}
クーポン {h.voucher}
{h.file} 送って
体重{h.weight}
{h.percent}オフ
フレンドコード {h.uid}
車のナンバー {h.plate}
ISBN {h.isbn}
Wi-Fiのパス {h.password}
請求書 {h.invoice} {h.price}
{h.url} 見て
来場者 {h.stat}人
注文 {h.card_wrong} キャンセルで
{d}時ごろ着くw
あと{dd}分
{d}人です
@zh
【银行】您尾号{h.masked}的卡消费{h.price},余额{h.price}
姓名:{n}⏎电话:{m!}⏎邮编:{h.postcode}
【快递】包裹{h.tracking}已到,取件码{h.otp},电话{p!}
客服:订单号多少?⏎客户:{h.order}
我电话{p!}
手机号{m!} 微信同号
打这个号 {p!}
加我微信 {m!}
联系电话:{p!}转{ext}
{n} {p}
收件人:{n} 电话:{m!} 地址:朝阳区{dd}号
快递小哥电话{m!}
我係{n},電話{p!}
打俾我 {p!}
手機 {m!} 市話 {p!}
客服热线{p!} {h.time_range}
WhatsApp {p!}
客服:请提供您的手机号⏎客户:{m!}
邮箱{e!}
发我邮箱 {e!}
{e} 发这里
我的信箱是{e!}
QQ邮箱 {e!} 手机 {m!}
信用卡号{c!} 有效期{exp}
卡号 {c!} 户名{n}
刷这张 {c!}
{c} {exp}
IBAN {i!} 汇过来
订单{h.order}没收到,请打{p!}
验证码{h.otp},{d}分钟内有效
【淘宝】验证码 {h.otp}
订单号 {h.order}
訂單編號{h.order}幾時到?
快递单号{h.tracking}
顺丰 {h.tracking} 到哪了
取件码 {h.otp}
客户编号{h.account}
{h.date}{h.time}见
营业时间{h.time_range}
转你{h.price}了
一共{h.price}
银行账户 {h.bank_account}
会议号 {h.meeting} 密码{h.otp}
航班{h.flight} {h.time}到
wifi密码{h.password}
邮编{h.postcode}
游戏UID {h.uid}
比分{h.score}
版本{h.version}闪退
{h.url}
身高{h.height}
涨了{h.percent}
兑换码 {h.voucher}
工单{h.ticket}
发票号{h.invoice}
车牌 {h.plate}
{h.file}
阅读{h.stat}
订单 {h.card_wrong} 退款
{d}点到
{dd}楼
等我{dd}分钟
@es
Banco: compra por {h.price} con tarjeta {h.masked} el {h.date}. Si no fuiste tu llama al {p!}
Nombre: {n}⏎Tel: {p!}⏎Mail: {e!}
se vende moto {h.price} inf {p!}
Asesor: número de pedido?⏎Cliente: {h.order}
mi numero es {p!}
llamame al {p!}
este es mi nuevo nro {p!} guardalo
mi wasap {m!}
wsp {p!} x favor
escribeme al {p!} o al correo {e!}
{n} {p}
tel. {p!} int {ext}
cel:{m!}
el fijo es {p!} y el movil {m!}
pasame el cel de {n}⏎{m}
Agente: me indica su teléfono?⏎Cliente: {p!}
mi correo es {e!}
mandalo a {e!} porfa
{e} ahi t llega
mail: {e!} tel: {p!}
mi tarjeta es {c!} vence {exp}
tarjeta {c!} cvv {cvv}
{c} {exp}
mi cuenta IBAN {i!}
hazme un ingreso a {i!} titular {n}
el pedido {h.order} no llego, mi tel {p!}
bizum al {m:ES!} son {h.price}
yape al {p:PE!} gracias
nequi {p:CO!}
{wa} 📲
{i} a nombre de {n}
pedido {h.order}
num de pedido {h.order} cuando llega??
guia {h.tracking} no aparece
tu codigo es {h.otp}
nos vemos el {h.date} a las {h.time}
horario {h.time_range}
son {h.price} en total
factura {h.invoice} por {h.price}
mi DNI {h.tax_id}
CLABE {h.bank_account}
vuelo {h.flight} a las {h.time}
clave wifi {h.password}
ganamos {h.score} jajaja
ticket {h.ticket} abierto
cliente nro {h.account}
bajo un {h.percent}
el CP {h.postcode}
mide {h.size}
version {h.version}
{h.file}
mira {h.url}
{h.stat} personas
ubicacion {h.coord}
contrato {h.iban_wrong} dice iban invalido
la orden {h.card_wrong} sale rechazada
llego en {dd} min
somos {d}
piso {d} depto {dd}
@pt
Nome: {n}⏎Tel: {p!}⏎CEP: {h.postcode}⏎CPF: {h.tax_id}
vendo geladeira {h.price} chama {p!}
Banco: compra aprovada {h.price} cartao final {h.masked} em {h.date} as {h.time}
Atendente: número do pedido?⏎Cliente: {h.order}
meu zap {m!}
me chama no {p!}
meu numero novo {p!} salva ai
tel {p!} falar c {n}
liga pra mim {p!}
{n} {p}
contato: {p!} email: {e!}
chave pix celular {m!}
pix {e!}
meu email é {e!}
manda pro {e!}
{e} pode mandar
o numero do entregador é {m!}
Atendente: qual seu telefone?⏎Cliente: {p!}
whats {p!} ou fixo {p!}
tlm {p:PT!}
cartao {c!} val {exp}
número do cartão {c!} cvv {cvv}
{c} {exp}
IBAN {i!}
passa pro meu iban {i!} sff
pedido {h.order} nao chegou me liga {p!}
{wa}
protocolo {h.ticket}
n do protocolo {h.ticket} e ninguem resolve
pedido {h.order}
rastreio {h.tracking}
codigo {h.otp} nao passa pra ninguem
CPF {h.tax_id}
CNPJ/CPF na nota {h.tax_id}
{h.price} no total
deu {h.price} kkk
boleto {h.invoice} vence {h.date}
dia {h.date} as {h.time}
aberto {h.time_range}
cep {h.postcode}
ag {cvv} conta {h.bank_account}
voo {h.flight}
senha do wifi {h.password}
foi {h.score} kkkkk
matricula {h.account}
{h.percent} de desconto
{h.file}
olha {h.url}
tem {h.measure}
versao {h.version}
placar {h.score}
{h.stat} inscritos
chego em {dd} min
somos {d}
@fr
Bonjour votre rdv du {h.date} à {h.time} est confirmé. Annulation au {p!}
vends canapé {h.price} {h.size} tel {p!}
Conseiller: numéro de commande svp⏎Client: {h.order}
mon num {p!}
appelle moi au {p!}
mon 06 c {m:FR!}
nouveau numéro: {p!}
tel {p!} poste {ext}
{n} {p}
joignable au {p!} ou {p!}
mon mail {e!}
envoie a {e!} stp
{e} c bon?
Conseiller: votre numéro de téléphone?⏎Client: {p!}
écris moi sur whatsapp {p!}
ma carte {c!} exp {exp}
numéro de carte {c!} crypto {cvv}
{c} {exp}
mon iban {i!}
RIB {i!} au nom de {n}
vire {h.price} sur {i!}
commande {h.order} pas reçue, rappelez le {p!}
commande n° {h.order}
colis {h.tracking} bloqué
code {h.otp}
votre code de vérification {h.otp}
facture {h.invoice} de {h.price}
rdv le {h.date} à {h.time}
ouvert {h.time_range}
ça fait {h.price}
dossier {h.ticket}
n° client {h.account}
vol {h.flight} {h.time}
SIRET {h.tax_id}
code wifi {h.password}
digicode {h.otp}
on a gagné {h.score} mdr
{h.percent} de batterie
CP {h.postcode}
{h.measure} environ
version {h.version}
{h.file}
regarde {h.url}
{h.stat} vues
bon cadeau {h.voucher}
iban {h.iban_wrong} refusé clé fausse
g {dd} min de retard
on est {d}
@de
Termin am {h.date} um {h.time} bestätigt. Absage unter {p!}
Verkaufe Rad {h.price} VB, {p}
Agent: Ihre Bestellnummer?⏎Kunde: {h.order}
meine nr {p!}
ruf mich an {p!}
neue handynummer {m!}
Tel. {p!} (Durchwahl {ext})
{n} {p}
erreichbar unter {p!} oder {e!}
meine mail {e!}
schick an {e!} danke
{e} passt
Agent: Ihre Rückrufnummer bitte⏎Kunde: {p!}
Mobil: {m!} Festnetz: {p!}
kreditkarte {c!} gültig bis {exp}
Kartennr {c!}
{c} {exp}
IBAN {i!}
überweis mir {h.price} auf {i!}
Konto: {i!} Inhaber {n}
{i} {n}
bestellung {h.order} fehlt, bitte rückruf {p!}
Anfragen: {ml}
bestellnummer {h.order}
Bestellnr. {h.order} noch nicht da
sendung {h.tracking} hängt in leipzig
dein code: {h.otp}
rechnung {h.invoice} über {h.price}
treffen {h.date} {h.time}
geöffnet {h.time_range}
macht {h.price}
ticket {h.ticket}
kundennummer {h.account}
Vertragsnr {h.account} kündigen
flug {h.flight} um {h.time}
steuer id {h.tax_id}
wlan passwort {h.password}
{h.score} gewonnen
akku {h.percent}
plz {h.postcode}
ca. {h.measure}
version {h.version}
{h.file}
guck {h.url}
{h.stat} leute da
zählerstand {h.reading}
aktenzeichen {h.iban_wrong}
gutschein {h.voucher}
fritzbox ist {h.ipv4}
komme {dd} min später
sind zu {d}t
@ru
Списание {h.price} карта {h.masked} {h.date} {h.time}
Продам {h.model} {h.price} тел {p!}
Оператор: номер заказа?⏎Клиент: {h.order}
мой номер {p!}
звони {p!}
новый номер {m!} запиши
тел {p!} доб {ext}
{n} {p}
позвони мне на {p!} или вотсап {p!}
телефон курьера {m!}
почта {e!}
скинь на {e!}
{e} сюда
Оператор: укажите ваш телефон⏎Клиент: {p!}
т.{p!} моб.{m!}
перевод по номеру {m!} сбер {n}
карта {c!}
скинь на карту {c!} {n}
номер карты {c!} до {exp}
{c} {exp}
IBAN {i!}
заказ {h.order} не пришел, тел {p!}
заказ {h.order}
номер заказа {h.order} где он
трек {h.tracking}
код {h.otp} никому не говорите
счет {h.invoice} на {h.price}
{h.date} в {h.time}
работаем {h.time_range}
с тебя {h.price}
обращение {h.ticket}
лицевой счет {h.account}
ИНН {h.tax_id}
рейс {h.flight}
пароль вайфай {h.password}
счет {h.score} ура
скидка {h.percent}
индекс {h.postcode}
примерно {h.measure}
версия {h.version}
{h.file}
смотри {h.url}
{h.stat} просмотров
показания {h.reading}
код домофона {h.otp}
буду через {dd} мин
нас {d}
@hi
Dear customer Rs debit {h.price} a/c {h.masked} on {h.date}. call {p!}
delivery boy {n} {p} aa raha hai
Agent: order id?⏎Customer: {h.order}
mera number {p!}
bhai call kar {p!}
naya no. {m!} save karlo
whatsapp pe msg karo {p!}
{n} {p}
bhaiya ka no {m!} hai
मेरा नंबर {p!}
फोन करो {p!}
मोबाइल नं. {m!}
paytm kar do {m!} pe {h.price}
gpay {m!}
email id {e!}
{e!} pe bhej do
मेरा ईमेल {e!} है
Agent: aapka registered mobile?⏎Customer: {m!}
card no {c!} expiry {exp}
कार्ड नंबर {c!}
rupay card {c:RP!}
{c} {exp}
order {h.order} nahi aaya call karo {p!}
order id {h.order} kab aayega
awb {h.tracking}
OTP {h.otp} kisi ko mat batana
{h.price} bhej diye
kul {h.price} hua
aadhaar {h.tax_id}
pnr {h.ref}
a/c no {h.bank_account} ifsc SBIN0001{cvv}
{h.date} ko {h.time} baje
india {h.score} 😂
flight {h.flight}
pincode {h.postcode}
pin code {h.postcode} hai
wifi password {h.password}
customer id {h.account}
complaint no {h.ticket}
{h.percent} off
{h.file} bhejo
gaadi no {h.plate}
ऑर्डर नंबर {h.order}
{h.stat} log
{dd} min me aaya
{d} log hai
@id
Nama: {n}⏎No HP: {m!}⏎Alamat: Jl Mawar {dd}⏎Kode pos: {h.postcode}
dijual motor {h.price} nego wa {p!}
nomor hp saya {m!}
nomer baru {m!} simpan ya
wa {p!}
hub {p!} an {n}
{n} {p}
telp {p!} atau email {e!}
no kurir {m!}
dana {m!} an {n}
gopay {m!} {h.price}
email saya {e!}
kirim ke {e!} ya
{e} kak
CS: boleh minta nomor teleponnya?⏎Pelanggan: {p!}
kartu kredit {c!} exp {exp}
no kartu {c!}
{c} {exp}
pesanan {h.order} belum sampai, hubungi {p!}
{wa} order kak
no pesanan {h.order}
resi {h.tracking}
no resi jnt {h.tracking} kok gak gerak
kode otp {h.otp} jangan kasih siapa2
total {h.price}
transfer {h.price} ke BCA {h.bank_account} an {n}
rek mandiri {h.bank_account}
tgl {h.date} jam {h.time}
buka {h.time_range}
npwp {h.tax_id}
kode pos {h.postcode}
plat {h.plate}
pass wifi {h.password}
skor {h.score}
diskon {h.percent}
id pelanggan {h.account}
token listrik {h.voucher}
{h.file}
cek {h.url}
versi {h.version}
ukuran {h.size}
{dd} menit lagi
ber {d} orang
@ar
الاسم {n}⏎الجوال {m!}⏎العنوان الرياض
للبيع سيارة {h.price} تواصل {p!}
رقمي {p!}
اتصل على {p!}
رقم الجوال {m!}
واتس {p!}
كلمني {p!} ضروري
{n} {p}
رقم السواق {m!}
ايميلي {e!}
ارسل على {e!}
البريد {e!} والجوال {m!}
الموظف: رقم هاتفك لو سمحت⏎العميل: {p!}
رقم البطاقة {c!} تاريخ {exp}
بطاقتي {c!}
{c} {exp}
الايبان {i!}
حول على {i!} باسم {n}
رقم الطلب {h.order} ما وصل كلموني {p!}
رقم الطلب {h.order}
رقم الشحنة {h.tracking}
رمز التحقق {h.otp}
الموعد {h.date} الساعة {h.time}
من {h.time_range}
المبلغ {h.price}
رقم الحساب {h.account}
رقم البلاغ {h.ticket}
رحلة {h.flight}
باسورد الواي فاي {h.password}
فزنا {h.score}
خصم {h.percent}
{h.url}
الفاتورة {h.invoice}
العدد {h.amount} مشاهدة
بعد {dd} دقيقة
احنا {d}
@tr
numaram {p!}
beni ara {p!}
yeni no {m!} kaydet
cep {m!} ev {p!}
{n} {p}
whatsapp {p!}
kuryenin teli {m!}
mailim {e!}
{e!} adresine at
{e} buraya
Temsilci: telefon numaranız?⏎Müşteri: {p!}
kart no {c!} skt {exp}
{c} {exp}
iban {i!}
ibanıma at {i!} {n}
{i} {n}
siparis {h.order} gelmedi arayın {p!}
sipariş no {h.order}
kargo takip {h.tracking}
onay kodu {h.otp}
{h.price} attım
toplam {h.price}
{h.date} saat {h.time}
{h.time_range} arası açık
tc no {h.tax_id}
müşteri no {h.account}
uçuş {h.flight}
wifi şifresi {h.password}
maç {h.score} bitti
%20 değil {h.percent}
plaka {h.plate}
fatura {h.invoice}
{h.file}
abone no {h.account} sayaç {h.reading}
{dd} dk ya ordayım
{d} kişiyiz
@vi
sdt e {p!}
so em la {m!}
gọi em {p!} nhé
zalo {m!}
{n} {p}
lh {p!} gặp {n}
sđt ship {m!}
mail {e!}
gửi qua {e!} giúp e
{e} nha
CSKH: anh cho em xin số điện thoại⏎Khách: {p!}
thẻ visa {c:VI!} hạn {exp}
{c} {exp}
đơn {h.order} chưa nhận, gọi {p!}
mã đơn {h.order}
mã vận đơn {h.tracking}
mã otp {h.otp} k đưa ai nha
ck {h.price}
tổng {h.price}
stk {h.bank_account} vcb {n}
techcombank {h.bank_account}
ngày {h.date} lúc {h.time}
mở cửa {h.time_range}
mst {h.tax_id}
chuyến {h.flight}
pass wifi {h.password}
tỉ số {h.score}
giảm {h.percent}
mã KH {h.account}
nặng {h.weight}
{h.file}
{h.url}
{dd} phút nữa tới
{d} người nha
@it
il mio numero {p!}
chiamami al {p!}
cell {m!}
{n} {p}
scrivimi su whatsapp {p!}
la mia mail {e!}
manda a {e!}
carta {c!} scad {exp}
iban {i!}
bonifico di {h.price} a {i!} intestato {n}
ordine {h.order} mai arrivato, tel {p!}
ordine n. {h.order}
spedizione {h.tracking}
codice {h.otp}
fattura {h.invoice} {h.price}
ci vediamo il {h.date} alle {h.time}
orario {h.time_range}
abbiamo vinto {h.score}
sconto {h.percent}
{h.file}
pw wifi {h.password}
cliente {h.account}
arrivo tra {dd} min
@nl
mn nr is {p!}
bel me ff op {p!}
06 nummer: {m:NL!}
{n} {p}
mail naar {e!}
iban {i!} tnv {n}
tikkie {h.price}
bestelling {h.order} kwijt, bel {p!}
bestelnr {h.order}
track {h.tracking}
code {h.otp}
klantnr {h.account}
postcode {h.postcode}
{h.date} om {h.time}
kaart {c!} geldig {exp}
ben er over {dd} min
@pl
mój nr {p!}
zadzwoń {p!}
tel. {p!}
{n} {p}
blik na {m!} {h.price}
mail {e!}
konto {i!}
przelej na {i!}
zamówienie {h.order} nie dotarło, tel {p!}
nr zamówienia {h.order}
paczka {h.tracking}
kod odbioru {h.otp}
NIP {h.tax_id}
faktura {h.invoice} {h.price}
{h.date} o {h.time}
karta {c!} ważna {exp}
bede za {dd} min
@uk
мій номер {p!}
дзвони {p!}
пошта {e!}
карта моно {c:LC!}
IBAN {i!}
замовлення {h.order} тел {p!}
ТТН {h.tracking}
код {h.otp}
{h.price} скинула
{n} {p}
буду за {dd} хв
@th
เบอร์ {p!}
โทรมา {p!} นะ
{n} {p}
ไลน์ไม่ได้ โทร {m!}
พร้อมเพย์ {m!} {n}
เมล {e!}
ส่งมาที่ {e!}
บัตร {c!} หมดอายุ {exp}
ออเดอร์ {h.order}
เลขพัสดุ {h.tracking}
รหัส OTP {h.otp}
บัญชี กสิกร {h.bank_account}
วันที่ {h.date} เวลา {h.time}
ทั้งหมด {h.amount} บาท
เลขพัสดุ {h.tracking} โทร {p!}
อีก {dd} นาทีถึง
ตลก 555
@sw
namba yangu {p!}
nipigie {p!}
tuma mpesa {m!} jina {n}
{n} {p}
barua pepe {e!}
oda {h.order} haijafika piga {p!}
oda namba {h.order}
paybill {h.account} account {h.account}
jumla {h.price}
saa {h.time} tarehe {h.date}
nakuja baada ya dakika {dd}
@tl
eto number ko {m!}
txt mo ko {m!} ha
pa load po {m!}
gcash po {m!} {n}
{n} {p}
email ko {e!}
tawag ka sa {p!} o sa {p!}
order ko {h.order} wala pa
tracking {h.tracking} sis
ref no {h.ref}
otp {h.otp} wag ibigay
{h.price} lahat po
{h.date} {h.time} sa moa
card ko {c!} exp {exp}
ref no {h.ref} paki tawagan {p!}
{dd} mins na lang
@fa
شماره من {p!}
زنگ بزن {p!}
{n} {p}
موبایل {m!}
ایمیل {e!}
کد تایید {h.otp}
شماره سفارش {h.order}
مبلغ {h.amount} تومان
شماره مشتری {h.account}
{dd} دقیقه دیگه
@ur
mera nmbr {p!}
میرا نمبر {p!}
jazzcash {m!} {n}
easypaisa {m!} {h.price}
order {h.order} nai aya
رقم {h.amount} روپے
{dd} minute me aya
ہم {d} لوگ ہیں
@bn
amar number {p!}
bkash {m!} {n}
bkash personal {m!}
আমার নাম্বার {p!}
ফোন দিও {p!}
order id {h.order} kobe pabo
মোট {h.amount} টাকা
trx id {h.ref} bkash
amar email {e!}
{dd} min lagbe
@ms
no tel sy {p!}
call sy {p!}
wasap {m!}
{n} {p}
emel {e!}
no pesanan {h.order}
tracking poslaju {h.tracking}
RM{h.amount} dah transfer
maybank {h.bank_account}
tarikh {h.date} pukul {h.time}
{dd} minit lagi
@sv
mitt nummer {p!}
swisha {m!} {h.price}
ring {p!}
mejla {e!}
iban {i!}
ordernr {h.order}
paket {h.tracking}
{h.date} kl {h.time}
kortnr {c!}
kommer om {dd} min
@ro
nr meu {p!}
suna-ma la {p!}
mail {e!}
cont {i!} pe numele {n}
comanda {h.order} awb {h.tracking}
card {c!} exp {exp}
total {h.price}
ajung in {dd} min
@el
το τηλ μου {p!}
παρε με {p!}
το mail μου {e!}
IBAN {i!}
παραγγελια {h.order}
κωδικος {h.otp}
συνολο {h.price}
ερχομαι σε {dd} λεπτα
@he
המספר שלי {p!}
תתקשר {p!}
המייל {e!}
הזמנה {h.order}
קוד {h.otp}
כרטיס {c!} תוקף {exp}
עוד {dd} דקות
"""

LANG_REGIONS: dict[str, dict[str, int]] = {
    "en": {
        "US": 30,
        "GB": 14,
        "IN": 14,
        "NG": 8,
        "ZA": 5,
        "KE": 5,
        "AU": 6,
        "CA": 7,
        "PH": 5,
        "PK": 4,
        "IE": 3,
        "NZ": 2,
        "SG": 3,
        "GH": 3,
        "MY": 2,
        "HK": 2,
        "AE": 3,
        "TZ": 1,
        "UG": 2,
        "LK": 1,
        "ET": 1,
        "QA": 1,
        "LB": 1,
        "NP": 1,
        "MM": 1,
        "KH": 1,
        "IL": 1,
        "FI": 1,
    },
    "ko": {"KR": 95, "US": 3, "JP": 1, "CN": 1},
    "ja": {"JP": 96, "KR": 2, "US": 2},
    "zh": {"CN": 70, "TW": 15, "HK": 13, "SG": 2, "MY": 2},
    "es": {
        "MX": 28,
        "ES": 22,
        "CO": 14,
        "AR": 14,
        "PE": 8,
        "CL": 7,
        "EC": 5,
        "VE": 5,
        "UY": 2,
        "DO": 3,
        "GT": 3,
        "US": 4,
    },
    "pt": {"BR": 85, "PT": 15},
    "fr": {"FR": 62, "BE": 8, "CH": 5, "MA": 8, "DZ": 6, "TN": 5, "SN": 4, "CI": 4, "CM": 4, "CA": 2, "LB": 1},
    "de": {"DE": 72, "AT": 14, "CH": 12},
    "ru": {"RU": 76, "KZ": 9, "UA": 6, "UZ": 5, "BY": 4, "LV": 2, "EE": 1, "LT": 1},
    "hi": {"IN": 100},
    "id": {"ID": 100},
    "ar": {"SA": 28, "EG": 28, "AE": 12, "IQ": 10, "MA": 8, "DZ": 6, "TN": 4, "JO": 4, "KW": 4, "QA": 3, "LB": 3},
    "tr": {"TR": 98, "DE": 2},
    "vi": {"VN": 100},
    "it": {"IT": 95, "CH": 4},
    "nl": {"NL": 80, "BE": 20},
    "pl": {"PL": 100},
    "uk": {"UA": 100},
    "th": {"TH": 100},
    "sw": {"KE": 60, "TZ": 40},
    "tl": {"PH": 100},
    "fa": {"IR": 100},
    "ur": {"PK": 100},
    "bn": {"BD": 90, "IN": 10},
    "ms": {"MY": 90, "SG": 10},
    "sv": {"SE": 80, "FI": 10, "NO": 10, "DK": 8},
    "ro": {"RO": 100},
    "el": {"GR": 100},
    "he": {"IL": 100},
}
# a few that have no sentences of their own ride on English, and people abroad
for _iso in (
    "JP",
    "DE",
    "FR",
    "ID",
    "VN",
    "BR",
    "MX",
    "CN",
    "EG",
    "SA",
    "BD",
    "TR",
    "ES",
    "IT",
    "CZ",
    "SK",
    "HU",
    "BG",
    "RS",
    "HR",
    "NO",
    "DK",
    "SE",
    "GR",
    "RO",
    "IL",
    "PL",
    "NL",
    "UA",
    "TH",
    "KW",
    "JO",
):
    LANG_REGIONS["en"].setdefault(_iso, 1)

LANG_REGIONS["en"]["KR"] = 3
LANG_WEIGHT = {
    "en": 27,
    "ko": 19,
    "ja": 7,
    "zh": 7,
    "es": 7,
    "pt": 6,
    "fr": 5,
    "de": 5,
    "ru": 5,
    "hi": 5,
    "id": 4,
    "ar": 4,
    "tr": 3,
    "vi": 3,
    "it": 2,
    "nl": 1.5,
    "pl": 2,
    "uk": 1,
    "th": 1.5,
    "sw": 1,
    "tl": 1.5,
    "fa": 1,
    "ur": 0.8,
    "bn": 1,
    "ms": 0.8,
    "sv": 1,
    "ro": 0.8,
    "el": 0.7,
    "he": 0.7,
}

NAMES = {
    "en": "Tom Sarah Mike Priya Chidi Grace Liam Aisha Kev Jen Dave Thabo Wanjiru Zoe",
    "ko": "김민수 박지영 이서준 최유나 정하늘 수진 민호 영희 준혁",
    "ja": "田中 佐藤 さくら ゆうき 山本 けんた 美咲",
    "zh": "王伟 李娜 小明 阿强 陈静 张总 林小姐",
    "es": "Juan Maria Pepe Lucia Carlos Sofi Dieguito",
    "pt": "João Ana Pedro Bia Lucas Duda",
    "fr": "Camille Julien Léa Karim Manon Théo",
    "de": "Lukas Anna Jürgen Svenja Max Heike",
    "ru": "Аня Саша Дима Оля Серега Наташа",
    "hi": "Rahul Pooja Amit Neha Suresh Anjali",
    "id": "Budi Siti Dewi Agus Rina Bayu",
    "ar": "احمد فاطمة محمد نورة خالد سارة",
    "tr": "Mehmet Ayşe Emre Zeynep Burak",
    "vi": "Lan Hùng Minh Trang Tuấn",
    "it": "Marco Giulia Luca Chiara",
    "nl": "Sanne Daan Bram Femke",
    "pl": "Kasia Piotr Ola Marek",
    "uk": "Оксана Тарас Юля",
    "th": "แนน บอย พี่หนุ่ม",
    "sw": "Juma Wanjiku Otieno Asha",
    "tl": "Jun Maricel Jhong Rose Ann",
    "fa": "علی مریم رضا",
    "ur": "Ahmed Bilal Ayesha",
    "bn": "Rakib Sumi Tania",
    "ms": "Aiman Siti Farah",
    "sv": "Erik Maja Johan",
    "ro": "Andrei Ioana",
    "el": "Νίκος Μαρία",
    "he": "יוסי נועה",
}
GREET = {
    "en": ["hi ", "hey ", "hello, ", "yo ", "Good morning. ", "sorry ", "ok so ", "pls ", "FYI ", "Hi there! "],
    "ko": ["네 ", "아 ", "안녕하세요 ", "ㅇㅋ ", "저기 ", "헐 ", "넵! ", "오빠 "],
    "ja": ["お世話になります。", "すみません、", "あ、", "はい。", "了解! "],
    "zh": ["你好,", "嗯 ", "亲 ", "哦 ", "唔該 "],
    "es": ["hola ", "oye ", "buenas, ", "ok ", "disculpe "],
    "pt": ["oi ", "bom dia, ", "blz ", "opa ", "entao "],
    "fr": ["slt ", "coucou ", "bjr, ", "ok "],
    "de": ["hi ", "moin ", "hallo, ", "ok "],
    "ru": ["привет ", "здравствуйте, ", "ок ", "да "],
    "hi": ["bhai ", "hello sir ", "ji ", "haan "],
    "id": ["kak ", "halo ", "min ", "ok "],
    "ar": ["السلام عليكم ", "هلا ", "تمام "],
    "tr": ["slm ", "merhaba, ", "tamam "],
    "vi": ["ad ơi ", "alo ", "dạ "],
}
TAIL = {
    "en": [" thx", " lol", " 😂", "!!", "...", " pls", ".", " ok?", " 🙏", " asap", " x"],
    "ko": [" ㅋㅋ", "ㅎㅎ", " ㅠㅠ", "~", "!!", " ^^", "...", " 😭", " 감사합니다", ";;"],
    "ja": ["w", "。", "!", " 🙇", "よろしくお願いします", "笑"],
    "zh": ["哈哈", "。", "!", " 🙏", "谢谢", "~"],
    "es": [" jaja", " gracias", "!!", " 🙏", " porfa", "."],
    "pt": [" kkk", " obg", "!!", " 🙏", "."],
    "fr": [" mdr", " merci", "!", ".", " 😅"],
    "de": [" danke", " lg", "!", ".", " 😅"],
    "ru": [" спасибо", ")))", "!", ".", ")"],
    "hi": [" bhai", " pls", " 🙏", "!"],
    "id": [" ya", " kak", " makasih", " 🙏", " wkwk"],
    "ar": [" شكرا", "..", " 🌹", " الله يعطيك العافية"],
    "tr": [" tşk", " :)", "!", " kolay gelsin"],
    "vi": [" ạ", " nha", " :)", " cảm ơn"],
    "th": ["ครับ", "ค่ะ", " 🙏"],
}


class Template(NamedTuple):
    lang: str
    text: str
    truths: frozenset[str]
    families: frozenset[str]


SLOT = re.compile(r"\{([a-z_.0-9]+)(?::([A-Z]{2}))?(!?)\}")
KIND_OF = {"p": "phone", "m": "phone", "wa": "phone", "e": "email", "ml": "email", "c": "card", "i": "iban", "s": "ssn"}


def _templates() -> list[Template]:
    out: list[Template] = []
    lang = ""
    for line in TEMPLATES_TEXT.strip().splitlines():
        if line.startswith("@") and len(line) <= 3:
            lang = line[1:]
            continue
        slots = [m.group(1) for m in SLOT.finditer(line)]
        out.append(
            Template(
                lang,
                line.replace("⏎", "\n"),
                frozenset(KIND_OF[s] for s in slots if s in KIND_OF),
                frozenset(s[2:] for s in slots if s.startswith("h.")),
            )
        )
    return out


TEMPLATES = _templates()


def _pools() -> tuple[
    dict[tuple[str, str], list[Template]],
    dict[str, list[Template]],
    dict[str, list[Template]],
    dict[str, list[Template]],
    dict[str, list[Template]],
]:
    pure: dict[tuple[str, str], list[Template]] = {}
    both: dict[str, list[Template]] = {}
    harm: dict[str, list[Template]] = {}
    none: dict[str, list[Template]] = {}
    fam: dict[str, list[Template]] = {}
    for t in TEMPLATES:
        if t.truths and not t.families:
            for k in t.truths:
                pure.setdefault((t.lang, k), []).append(t)
        elif t.truths:
            both.setdefault(t.lang, []).append(t)
        elif t.families:
            harm.setdefault(t.lang, []).append(t)
            for f in t.families:
                fam.setdefault(f, []).append(t)
        else:
            none.setdefault(t.lang, []).append(t)
    return pure, both, harm, none, fam


PURE, BOTH, HARM, NONE, FAMILY = _pools()
KIND_WEIGHT = {"phone": 60, "email": 17, "card": 11, "iban": 8, "ssn": 4}
SPACELESS = {"ko", "ja", "zh", "th"}


def pick_lang(r: Rng) -> str:
    return r.choices(list(LANG_WEIGHT), weights=list(LANG_WEIGHT.values()))[0]


def pick_truth(r: Rng, lang: str) -> Template:
    kind = r.choices(list(KIND_WEIGHT), weights=list(KIND_WEIGHT.values()))[0]
    pool = PURE.get((lang, kind))
    if not pool:
        langs = [x for x in LANG_WEIGHT if (x, kind) in PURE]
        lang = r.choices(langs, weights=[LANG_WEIGHT[x] for x in langs])[0]
        pool = PURE[(lang, kind)]
    return r.choice(pool)


def pick_harmless(r: Rng, lang: str) -> Template:
    if r.random() < (0.6 if lang == "en" else 0.08):  # spread over the families
        fam = r.choice(sorted(FAMILY))
        pool = [t for t in FAMILY[fam] if t.lang in ("en", "ko")]
        if pool:
            return r.choice(pool)
    return r.choice(HARM[lang])


def messy(r: Rng, lit: str, lang: str) -> str:
    """Haste in the literal text (never in a value)."""
    roll = r.random()
    if lang in ("en", "es", "pt", "fr", "de", "it", "id", "tl") and roll < 0.05:
        return lit.upper()
    if roll < 0.10 and lang not in ("de",):
        return lit.lower()
    if roll < 0.13:
        return lit.replace(" ", "  ", 1)
    if roll < 0.16 and lang in ("en", "es", "fr", "de", "pt"):
        for was, now in (("é", "e"), ("à", "a"), ("ç", "c"), ("ü", "ue"), ("ä", "ae"), ("ö", "oe")):
            lit = lit.replace(was, now)
        return lit
    return lit


def render(r: Rng, t: Template) -> list[Piece]:
    pieces: list[Piece] = []
    at = 0
    glue_ok = True
    for m in SLOT.finditer(t.text):
        lit = messy(r, t.text[at : m.start()], t.lang)
        name, iso, cued = m.group(1), m.group(2) or "", bool(m.group(3))
        if name in ("p", "m"):
            got = slot_phone(r, t.lang, cued, iso, name == "m")
        elif name == "e":
            got = slot_email(r, t.lang, cued)
        elif name == "c":
            got = slot_card(r, t.lang, cued, iso)
        elif name == "i":
            got = slot_iban(r, t.lang, cued)
        elif name == "s":
            got = slot_ssn(r, t.lang, cued)
        elif name == "wa":
            got = slot_wa(r, t.lang, cued)
        elif name == "ml":
            got = slot_maillink(r, t.lang, cued)
        elif name.startswith("h."):
            got = slot_harmless(r, t.lang, name[2:])
        elif name == "n":
            got = [(r.choice(NAMES[t.lang].split()), None)]
        elif name == "d":
            got = [(str(r.randint(2, 9)), None)]
        elif name == "dd":
            got = [(str(r.randint(10, 59)), None)]
        elif name == "ext":
            got = [(str(r.randint(10, 9999)), None)]
        elif name == "exp":
            mm, yy = r.randint(1, 12), r.randint(26, 32)
            got = [(r.choice([f"{mm:02d}/{yy}", f"{mm:02d}-{yy}", f"{mm:02d}/20{yy}", f"{mm:02d} {yy}"]), None)]
        elif name == "cvv":
            got = [(f"{r.randint(0, 999):03d}", None)]
        else:
            raise KeyError(name)
        value = got[0][0]
        if name in ("p", "m", "c") and lit and glue_ok:
            # words run into the number
            wordish = len(lit) > 1 and lit[-1] == " " and (lit[-2].isalpha() or lit[-2] in ".:,")
            if (
                wordish
                and r.random() < (0.22 if t.lang in SPACELESS else 0.07)
                and value[0] not in "OolI공영零一二三四五六七八九"
            ):
                lit = lit[:-1]
            elif wordish and lit[-2].isalpha() and r.random() < 0.08:
                lit = lit[:-1] + r.choice([":", ": ", "-> ", " = ", "：", " - ", "\n"])
        elif (
            name == "e"
            and t.lang in SPACELESS
            and lit.endswith(" ")
            and len(lit) > 1
            and ord(lit[-2]) > 0x3000
            and got[0][1] is not None
            and not got[0][1].obfuscated
            and r.random() < 0.08
        ):
            lit = lit[:-1] + ":"
        pieces.append((lit, None))
        pieces.extend(got)
        at = m.end()
    rest = messy(r, t.text[at:], t.lang)
    # the number runs into the next word
    if (
        rest[:1] == " "
        and rest[1:2].isalpha()
        and pieces
        and pieces[-1][1] is not None
        and pieces[-1][1].kind in ("phone", "card")
        and not pieces[-1][1].obfuscated
        and r.random() < 0.06
    ):
        rest = rest[1:]
    pieces.append((rest, None))
    return pieces


def decorate(r: Rng, pieces: list[Piece], lang: str) -> list[Piece]:
    speaker = re.match(r"[\w ]+[:;]", "".join(p[0] for p in pieces[:1])) is not None or pieces[0][0].startswith(
        ("[", ">")
    )
    if r.random() < 0.18 and lang in GREET and not speaker:
        pieces = [(r.choice(GREET[lang]), None), *pieces]
    if r.random() < 0.25 and lang in TAIL:
        last = next((p for p in reversed(pieces) if p[0]), ("", None))
        tail = r.choice(TAIL[lang])
        if last[1] is not None:
            bad_tail = (
                tail[0].isalnum() and ord(tail[0]) < 0x3000 and last[1].kind in ("email", "iban", "h", "card", "ssn")
            ) or last[1].form in ("url", "file", "password", "handle", "hash", "hex", "uuid", "eai", "idn")
            if bad_tail or (last[1].kind == "h" and tail[0] in ".~") or (tail[0] == "w" and lang == "ja"):
                tail = " " + tail.lstrip(". ~")
        pieces = [*pieces, (tail, None)]
    return pieces


def wrap(r: Rng, pieces: list[Piece], lang: str, stamped: bool) -> list[Piece]:
    """A message as chats are copied or exported."""
    name = r.choice(NAMES[lang].split())
    if not stamped:
        way = r.choice(["quote", "name", "fwd", "fwd2"])
        if way == "quote":
            return [("> ", None), *pieces, (r.choice(["\nok", "\n👍", "\n?", ""]), None)]
        if way == "name":
            return [(f"{name}: ", None), *pieces]
        return [
            (r.choice(["Fwd: ", "FW: ", "[전달] ", "转发: "] if way == "fwd" else ["Re: ", ">> ", "- "]), None),
            *pieces,
        ]
    y, m, d, h, mi = r.randint(2023, 2026), r.randint(1, 12), r.randint(1, 28), r.randint(0, 23), r.randint(0, 59)
    if lang == "ko":
        stamp = f"{'오후' if h > 11 else '오전'} {(h - 1) % 12 + 1}:{mi:02d}"
        if r.random() < 0.6:
            return [(f"[{name}] [", None), (stamp, Mark("h", "time")), ("] ", None), *pieces]
        return [(f"{y}년 {m}월 {d}일 {stamp}", Mark("h", "datetime")), (f", {name} : ", None), *pieces]
    if r.random() < 0.5:
        stamp = r.choice(
            [
                f"{d:02d}/{m:02d}/{y}, {h:02d}:{mi:02d}",
                f"{m}/{d}/{y % 100}, {(h - 1) % 12 + 1}:{mi:02d} {'PM' if h > 11 else 'AM'}",
                f"{d:02d}.{m:02d}.{y % 100}, {h:02d}:{mi:02d}",
            ]
        )
        return [(stamp, Mark("h", "datetime")), (f" - {name}: ", None), *pieces]
    stamp = r.choice(
        [
            f"{d:02d}/{m:02d}/{y % 100}, {h:02d}:{mi:02d}:{r.randint(0, 59):02d}",
            f"{y}/{m:02d}/{d:02d} {h:02d}:{mi:02d}",
            f"{h:02d}:{mi:02d}",
            f"{h:02d}:{mi:02d}:{r.randint(0, 59):02d}",
        ]
    )
    return [("[", None), (stamp, Mark("h", "datetime" if "/" in stamp else "time")), (f"] {name}: ", None), *pieces]


def assemble(pieces: list[Piece]) -> Message:
    text = ""
    truths: list[Truth] = []
    harmless: list[Harmless] = []
    for part, mark in pieces:
        start = len(text)
        text += part
        if mark is None:
            continue
        if mark.kind == "h":
            harmless.append(Harmless(mark.form, start, len(text)))
        else:
            truths.append(Truth(mark.kind, start, len(text), mark.form, mark.cued, mark.obfuscated, mark.region))
    return Message(text, tuple(truths), tuple(harmless))


def joiner(r: Rng) -> str:
    return r.choice(["\n", "\n", ". ", " / ", ", ", "\n\n", " ... "])


def one(r: Rng) -> Message:
    lang = pick_lang(r)
    roll = r.random()
    if roll < 0.44:
        t = pick_truth(r, lang)
        lang = t.lang
        pieces = render(r, t)
        if r.random() < 0.13:
            t2 = r.choice(NONE[lang]) if r.random() < 0.5 else pick_truth(r, lang)
            if t2.lang == lang:
                pieces = [*pieces, (r.choice(["\n", "\n", "\n\n"]), None), *render(r, t2)]
        pieces = decorate(r, pieces, lang)
        if r.random() < 0.09:
            pieces = wrap(r, pieces, lang, False)
    elif roll < 0.55:
        if r.random() < 0.45 and lang in BOTH:
            pieces = decorate(r, render(r, r.choice(BOTH[lang])), lang)
        else:
            t = pick_truth(r, lang)
            lang = t.lang
            a, b = render(r, t), render(r, pick_harmless(r, lang))
            if r.random() < 0.5:
                a, b = b, a
            pieces = [*a, ("\n" if r.random() < 0.7 else " // ", None), *b]
            if r.random() < 0.3:
                pieces = decorate(r, pieces, lang)
        if r.random() < 0.25:
            pieces = wrap(r, pieces, lang, True)
    elif roll < 0.90:
        t = pick_harmless(r, lang)
        lang = t.lang
        pieces = render(r, t)
        if r.random() < 0.22:
            pieces = [
                *pieces,
                (r.choice(["\n", "\n", " // "]), None),
                *render(r, pick_harmless(r, lang) if lang != "en" else r.choice(HARM["en"])),
            ]
        pieces = decorate(r, pieces, lang)
        if r.random() < 0.12:
            pieces = wrap(r, pieces, lang, r.random() < 0.7)
    else:
        pieces = render(r, r.choice(NONE[lang]))
        if r.random() < 0.3:
            pieces = [*pieces, ("\n", None), *render(r, r.choice(NONE[lang]))]
        pieces = decorate(r, pieces, lang)
    return assemble(pieces)


def messages(count: int, seed: int) -> Iterator[Message]:
    """count messages, the same ones for the same seed."""
    r = random.Random(f"blind-chat-{seed}")
    for _ in range(count):
        yield one(r)
