"""The pages of provinces and offices."""

TEXTS: dict[str, tuple[str, str]] = {
    "choose_province": ("เลือกจังหวัดจากตารางหรือตัวกรอง", "Choose a province from the table or the filters."),
    "offices_in": ("หน่วยงานในจังหวัด", "Offices in the province"),
}
