"""Questions of a form that nobody has answered: dotted lines behind them, and nothing else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from facts.fact import LoadedReport

Read = Callable[[str], LoadedReport]
COVER = (
    "รายงานผลการตรวจราชการ กรณีปกติ รอบที่ 2 ประจำปีงบประมาณ พ.ศ. 2567\nสำนักงานศึกษาธิการจังหวัดน่าน\n\n"
    "3. การแก้ไขปัญหาหนี้สินครูและบุคลากรทางการศึกษา\n\n3.1 ความก้าวหน้าของการดำเนินงานตามนโยบาย\n\n"
)
ASKED = "1) มีการจัดอบรมวินัยการเงินแก่ครูอย่างไร"
DOTS = "." * 30


def left(loaded: LoadedReport) -> list[str]:
    return [prompt.text for prompt in loaded.prompts]


def told(loaded: LoadedReport) -> list[str]:
    return [answer.text for answer in loaded.narratives]


@pytest.mark.parametrize(
    "lines",
    [
        f"{ASKED} {DOTS}\n{DOTS}\n",
        f"{ASKED}\n{DOTS}\n",
        f"{ASKED}\n\n\t{DOTS}\n",
        f"{ASKED}\n\n{'_' * 30}\n",
        f"{ASKED}\n\n{'…' * 12}\n",
    ],
)
def test_a_question_with_dots_behind_it_is_no_answer(lines: str, read: Read) -> None:
    loaded = read(f"{COVER}{lines}")
    assert (left(loaded), told(loaded)) == ([ASKED], [])
    assert loaded.prompts[0].theme == "teacher-debt"
    assert loaded.prompts[0].provinces == ("น่าน",)


def test_the_answers_of_other_questions_stay(read: Read) -> None:
    answer = "จัดอบรมครูบรรจุใหม่แล้วทุกอำเภอ"
    loaded = read(f"{COVER}{ASKED}\n\n{answer}\n\n2) มีการเจรจากับสหกรณ์อย่างไร\n\n{DOTS}\n")
    assert left(loaded) == ["2) มีการเจรจากับสหกรณ์อย่างไร"]
    assert answer in told(loaded)


@pytest.mark.parametrize(
    "lines",
    [
        f"{DOTS}จัดอบรมครูแล้วทุกอำเภอ{DOTS}\n",
        f"จัดอบรมครูแล้วทุกอำเภอ\n\n{DOTS}\n",
        f"1) จัดอบรมครูแล้วทุกอำเภอ\n\n2) เจรจากับสหกรณ์แล้วสองแห่ง\n\n{DOTS}\n",
        "1) จัดอบรมครูแล้วทุกอำเภอ...\n",
    ],
)
def test_what_is_written_on_a_dotted_line_or_above_it_is_an_answer(lines: str, read: Read) -> None:
    loaded = read(f"{COVER}{lines}")
    assert left(loaded) == []
    assert "จัดอบรมครูแล้วทุกอำเภอ" in told(loaded)[0]


def test_dots_under_another_heading_are_not_behind_the_question(read: Read) -> None:
    assert left(read(f"{COVER}{ASKED}\n\n3.2 ปัจจัยขับเคลื่อนสู่ความสำเร็จ\n\n{DOTS}\n")) == []
