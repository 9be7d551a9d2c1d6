"""Somebody who has only a keyboard: Tab, Space, Enter, arrows and letters."""

from playwright.sync_api import Page, expect

FAR = 80  # more Tabs than any page needs


class Keyboard:
    """Uses a page without ever pointing at it."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def reach(self, selector: str) -> None:
        """Tab until the focus is there."""
        is_there = f"document.activeElement?.matches({selector!r})"
        for _ in range(FAR):
            if self.page.evaluate(is_there):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"the Tab key never reaches {selector}")

    def press(self, selector: str, key: str = "Enter") -> None:
        self.reach(selector)
        self.page.keyboard.press(key)

    def write(self, selector: str, text: str) -> None:
        self.reach(selector)
        self.page.keyboard.type(text)

    def choose(self, group: str, wanted: str) -> None:
        """Enter a group of radio buttons and choose one with the arrows."""
        self.reach(f"{group} input[type=radio]")
        self.page.keyboard.press("Space")
        for _ in range(6):
            if self.page.locator(wanted).is_checked():
                break
            self.page.keyboard.press("ArrowDown")
        expect(self.page.locator(wanted)).to_be_checked()
