"""The language service: what stands in a feature file, what is wrong there, and what becomes of it when it is played.

The plugin of pytest, `textdesk test` and `textdesk lint` are faces of it, so no sentence is written twice, and a file
is read in one way. A slip is told at its line, in the language of the file, by what was meant:

>>> from machine.language.check import check
>>> [slip] = check('''
... # language: ko
... 기능: 첫 기능
...   시나리오: 고객이 문자를 보낸다
...     만일 고객 "하나"가 "안녕하세요"라고 문자를 보내면
...     그럼면 고객 "하나"가 받은 답장은 없다
... ''').findings
>>> slip.line, slip.rule, slip.says.ko
(6, 'keyword-misspelt', '"그럼면"이라는 키워드는 없다. "그러면"인가?')

A sound file has stories, and each is played on any desktop; the step that is guilty is known by its number:

>>> from machine.desk.in_process import InProcessDesk
>>> from machine.language.feature import stories_of
>>> from machine.language.play import play
>>> feature = check('''
... Feature: My first
...   Scenario: Nobody is there
...     When 30 seconds go by
...     Then the status of agent "Minji" is "RONA"
... ''').feature
>>> [story] = stories_of(feature)
>>> red = play(story, InProcessDesk())
>>> red.outcome, red.guilty
('failed', 1)
"""
