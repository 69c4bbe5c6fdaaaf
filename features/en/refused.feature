Feature: What cannot be done
  Whatever a stage of a conversation does not allow is refused with its reason, and nothing changes.
  What the features of single subjects refuse is not repeated here.

  Background:
    Given there is an agent "Minji"
    And there is an agent "Jun"
    And conversations of the asset "Main line" wait in the queue "Billing"
    And there is a wrap-up reason "Resolved"
    And there is a customer "Hana"
    And conversations are offered by hand
    And agent "Minji" is Available
    And agent "Jun" is Available

  Rule: Who has no part in a conversation can do nothing in it

    Scenario Outline: While the conversation waits in its queue
      Given the conversation of customer "Hana" waits in its queue
      When agent "Minji" <does>
      Then it is refused: "The agent has no part in this conversation"
      And agent "Minji" has no task of customer "Hana"
      And customer "Hana" has received nothing

      Examples:
        | does                                                         |
        | types "I will look into it for you." to customer "Hana"      |
        | presses Shift+Enter in the compose box for customer "Hana"   |
        | clicks Send to customer "Hana"                               |
        | presses Enter in the compose box for customer "Hana"         |
        | withdraws the conference request for customer "Hana"         |
        | clicks End Conference in the conversation of customer "Hana" |
        | clicks End in the conversation of customer "Hana"            |

    Scenario Outline: While a colleague holds the conversation
      Given agent "Jun" holds the conversation of customer "Hana"
      When agent "Minji" <does>
      Then it is refused: "The agent has no part in this conversation"
      And agent "Jun" has only the buttons "Transfer, Conference, End" for customer "Hana"

      Examples: Alone
        | does                                                    |
        | types "I will look into it for you." to customer "Hana" |
        | clicks Send to customer "Hana"                          |
        | clicks End in the conversation of customer "Hana"       |

      @RULE-33
      Examples: With somebody else
        | does                                                     |
        | clicks Transfer in the conversation of customer "Hana"   |
        | clicks Conference in the conversation of customer "Hana" |

  Rule: Before a request is accepted it can only be accepted

    Scenario Outline: While the request is on screen
      Given agent "Minji" has the request of customer "Hana" on screen
      When agent "Minji" <does>
      Then it is refused: "The request has not been accepted yet"
      And the request of customer "Hana" gives agent "Minji" an Accept button
      And customer "Hana" has received nothing

      Examples:
        | does                                                         |
        | clicks Send to customer "Hana"                               |
        | presses Enter in the compose box for customer "Hana"         |
        | presses Shift+Enter in the compose box for customer "Hana"   |
        | withdraws the conference request for customer "Hana"         |
        | clicks End Conference in the conversation of customer "Hana" |

  Rule: A conversation is accepted once

    @RULE-52
    Scenario: The agent who holds it cannot accept it again
      Given agent "Minji" holds the conversation of customer "Hana"
      When agent "Minji" clicks Accept in the request of customer "Hana"
      Then it is refused: "Nothing is offered to the agent here that could be accepted"
      And agent "Minji" has only the buttons "Transfer, Conference, End" for customer "Hana"

    @RULE-52
    Scenario: Who is offered nothing has nothing to accept
      Given agent "Jun" holds the conversation of customer "Hana"
      When agent "Minji" clicks Accept in the request of customer "Hana"
      Then it is refused: "Nothing is offered to the agent here that could be accepted"
      And agent "Minji" has no task of customer "Hana"

  Rule: What is done in a dialog needs that dialog open

    Scenario Outline: While no dialog is open
      Given agent "Minji" holds the conversation of customer "Hana"
      When agent "Minji" <does>
      Then it is refused: "The dialog that this needs is not open"
      And no dialog is open before agent "Minji" for customer "Hana"
      And agent "Minji" has only the buttons "Transfer, Conference, End" for customer "Hana"

      Examples:
        | does                                                      |
        | searches for "Jun" in the dialog for customer "Hana"      |
        | chooses the agent "Jun" for customer "Hana"               |
        | chooses the queue "Billing" for customer "Hana"           |
        | chooses the wrap-up reason "Resolved" for customer "Hana" |
        | clicks the refresh icon in the dialog for customer "Hana" |
        | cancels the dialog for customer "Hana"                    |
        | clicks Transfer in the dialog for customer "Hana"         |
        | clicks Conference in the dialog for customer "Hana"       |
        | clicks Submit Wrap Up for customer "Hana"                 |

    Scenario Outline: While the transfer dialog is open
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Minji" clicks Transfer in the conversation of customer "Hana"
      When agent "Minji" <does>
      Then it is refused: "<why>"
      And the dialog "Transfer Request" is open before agent "Minji" for customer "Hana"

      Examples:
        | does                                                   | why                                    |
        | clicks Transfer in the conversation of customer "Hana" | A dialog is open already               |
        | clicks Submit Wrap Up for customer "Hana"              | The dialog that this needs is not open |

    Scenario Outline: While the conference dialog is open
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Minji" clicks Conference in the conversation of customer "Hana"
      When agent "Minji" <does>
      Then it is refused: "<why>"
      And the dialog "Conference Request" is open before agent "Minji" for customer "Hana"

      Examples:
        | does                                                     | why                                    |
        | clicks Transfer in the conversation of customer "Hana"   | A dialog is open already               |
        | clicks Conference in the conversation of customer "Hana" | A dialog is open already               |
        | clicks Submit Wrap Up for customer "Hana"                | The dialog that this needs is not open |

  Rule: In wrap-up only the wrap-up is left to do

    Scenario Outline: While the wrap-up reasons are open
      Given agent "Minji" is in wrap-up for customer "Hana"
      When agent "Minji" <does>
      Then it is refused: "<why>"
      And the dialog "Wrap Up Reasons" is open before agent "Minji" for customer "Hana"
      And agent "Minji" has only the buttons "Submit Wrap Up" for customer "Hana"

      Examples: In the conversation
        | does                                                         | why                                                         |
        | clicks Accept in the request of customer "Hana"              | Nothing is offered to the agent here that could be accepted |
        | types "I will look into it for you." to customer "Hana"      | The conversation is over for this agent                     |
        | presses Shift+Enter in the compose box for customer "Hana"   | The conversation is over for this agent                     |
        | presses Enter in the compose box for customer "Hana"         | The conversation is over for this agent                     |
        | clicks Conference in the conversation of customer "Hana"     | The conversation is over for this agent                     |
        | withdraws the conference request for customer "Hana"         | The conversation is over for this agent                     |
        | clicks End Conference in the conversation of customer "Hana" | The conversation is over for this agent                     |

      Examples: In the dialog
        | does                                                      | why                                    |
        | clicks the refresh icon in the dialog for customer "Hana" | The dialog that this needs is not open |
        | clicks Transfer in the dialog for customer "Hana"         | The dialog that this needs is not open |
        | clicks Conference in the dialog for customer "Hana"       | The dialog that this needs is not open |

  Rule: Where there are several reasons, the first in the order is told

    @RULE-49
    Scenario: The deleted asset before the blank text
      Given the administrator deletes the asset "Main line"
      When customer "Hana" texts " "
      Then it is refused: "Nothing can be delivered because the asset is deleted"

    @RULE-49
    Scenario Outline: No part in the conversation before the dialog that is not open
      Given agent "Jun" holds the conversation of customer "Hana"
      When agent "Minji" <does>
      Then it is refused: "The agent has no part in this conversation"

      Examples:
        | does                                                      |
        | searches for "Jun" in the dialog for customer "Hana"      |
        | chooses the wrap-up reason "Resolved" for customer "Hana" |
        | clicks the refresh icon in the dialog for customer "Hana" |
        | cancels the dialog for customer "Hana"                    |
        | clicks Transfer in the dialog for customer "Hana"         |
        | clicks Submit Wrap Up for customer "Hana"                 |

    @RULE-49
    Scenario Outline: The role before the phase
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Jun" has joined agent "Minji" in the conversation of customer "Hana"
      And the administrator deletes the asset "Main line"
      When agent "Jun" <does>
      Then it is refused: "Only the agent who owns the conversation can do this"

      Examples:
        | does                                                     |
        | clicks Transfer in the conversation of customer "Hana"   |
        | clicks Conference in the conversation of customer "Hana" |
        | withdraws the conference request for customer "Hana"     |

    @RULE-49
    Scenario: The phase before the status of the agent
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Minji" has transferred the conversation of customer "Hana" to the queue "Billing"
      And agent "Minji" sets the status to "Idle"
      When the system offers the conversation of customer "Hana" to agent "Minji"
      Then it is refused: "The agent has a part in this conversation already"

    @RULE-49
    Scenario: The phase before the text that is typed
      Given agent "Minji" holds the conversation of customer "Hana"
      And the administrator deletes the asset "Main line"
      When agent "Minji" types a reply of 1001 letters to customer "Hana"
      Then it is refused: "The conversation is interrupted and cannot be carried on"
