"""Where learning comes from."""

from ecvet import Origin, Setting


def test_the_settings_are_those_of_the_recommendation_on_validation() -> None:
    assert [setting.value for setting in Setting] == ["formal", "non-formal", "informal"]


def test_an_origin_is_known_by_a_code_that_documents_carry() -> None:
    assert [origin.value for origin in Origin] == [
        "local-unit",
        "other-qualification",
        "other-specialisation",
        "higher-education",
        "general-studies",
        "work-experience",
    ]
