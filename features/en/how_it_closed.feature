Feature: How a conversation closed
  Ended, left by the customer, abandoned or interrupted: where that is seen, and when.

  Background:
    Given there is an agent "Minji"
    And there is an agent "Jun"
    And conversations of the asset "Main line" wait in the queue "Billing"
    And there is a queue "Delivery"
    And there is a wrap-up reason "Resolved"
    And there is a customer "Hana"
    And conversations are offered by hand
    And the RONA time-out is 30 seconds
    And agent "Minji" is Available
    And agent "Jun" is Available

  Rule: The administrator's list tells it of every conversation

    @RULE-50
    Scenario Outline: A conversation that no transfer or conference touched
      Given <so far>
      When <what happens>
      Then the list of the administrator has the conversation of customer "Hana" closed as "<how>"

      @GAP-4 @RULE-21
      Examples: The customer leaves before anybody has accepted
        | so far                                                     | what happens           | how                         |
        | the conversation of customer "Hana" waits in its queue     | customer "Hana" leaves | Abandoned before acceptance |
        | agent "Minji" has the request of customer "Hana" on screen | customer "Hana" leaves | Abandoned before acceptance |

      @GAP-4
      Examples: The customer leaves after that
        | so far                                                  | what happens           | how           |
        | agent "Minji" holds the conversation of customer "Hana" | customer "Hana" leaves | Customer left |

      @END-2
      Examples: Its agent ends it
        | so far                                                  | what happens                                                    | how   |
        | agent "Minji" holds the conversation of customer "Hana" | agent "Minji" clicks End in the conversation of customer "Hana" | Ended |

      @GAP-11
      Examples: Its asset is deleted before anybody has accepted
        | so far                                                     | what happens                                    | how         |
        | the conversation of customer "Hana" waits in its queue     | the administrator deletes the asset "Main line" | Interrupted |
        | agent "Minji" has the request of customer "Hana" on screen | the administrator deletes the asset "Main line" | Interrupted |

    @RULE-50
    Scenario Outline: A conversation in which more than one agent had a part
      Given agent "Minji" holds the conversation of customer "Hana"
      And <so far>
      When <what happens>
      Then the list of the administrator has the conversation of customer "Hana" closed as "<how>"

      @RULE-21
      Examples: The customer leaves after a transfer
        | so far                                                                                    | what happens           | how           |
        | agent "Minji" has transferred the conversation of customer "Hana" to agent "Jun"          | customer "Hana" leaves | Customer left |
        | agent "Minji" has transferred the conversation of customer "Hana" to the queue "Delivery" | customer "Hana" leaves | Customer left |

      @RULE-20
      Examples: The customer leaves around a conference
        | so far                                                                          | what happens           | how           |
        | agent "Minji" has asked agent "Jun" to join the conversation of customer "Hana" | customer "Hana" leaves | Customer left |
        | agent "Jun" has joined agent "Minji" in the conversation of customer "Hana"     | customer "Hana" leaves | Customer left |

      @GAP-9
      Examples: The conference is ended
        | so far                                                                      | what happens                                                               | how   |
        | agent "Jun" has joined agent "Minji" in the conversation of customer "Hana" | agent "Minji" clicks End Conference in the conversation of customer "Hana" | Ended |

      @RULE-24
      Examples: The asset is deleted after a transfer
        | so far                                                                                    | what happens                                    | how         |
        | agent "Minji" has transferred the conversation of customer "Hana" to agent "Jun"          | the administrator deletes the asset "Main line" | Interrupted |
        | agent "Minji" has transferred the conversation of customer "Hana" to the queue "Delivery" | the administrator deletes the asset "Main line" | Interrupted |

    @GAP-4 @RULE-21 @RULE-50
    Scenario: A transferred customer who is offered again leaves
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Minji" has transferred the conversation of customer "Hana" to the queue "Delivery"
      And the system offers the conversation of customer "Hana" to agent "Jun"
      When customer "Hana" leaves
      Then the list of the administrator has the conversation of customer "Hana" closed as "Customer left"

    @RULE-21 @RULE-50
    Scenario: A customer who wrote once more before the request was accepted has not been abandoned either
      Given customer "Hana" texts "Hello, my parcel has not arrived."
      And the system offers the conversation of customer "Hana" to agent "Minji"
      And customer "Hana" texts "It was due on Monday."
      And agent "Minji" clicks Accept in the request of customer "Hana"
      And agent "Minji" has transferred the conversation of customer "Hana" to the queue "Delivery"
      And the system offers the conversation of customer "Hana" to agent "Jun"
      When customer "Hana" leaves
      Then the list of the administrator has the conversation of customer "Hana" closed as "Customer left"

    @RULE-21 @RULE-50
    Scenario: A customer whom nobody accepts any more has still not been abandoned
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Minji" has transferred the conversation of customer "Hana" to agent "Jun"
      When 30 seconds go by
      And customer "Hana" leaves
      Then the list of the administrator has the conversation of customer "Hana" closed as "Customer left"

    @ASSET-4 @GAP-11 @RULE-50
    Scenario: An interrupted conversation stays interrupted when End closes it
      Given agent "Minji" holds the conversation of customer "Hana"
      And the administrator deletes the asset "Main line"
      When agent "Minji" clicks End in the conversation of customer "Hana"
      Then the list of the administrator has the conversation of customer "Hana" closed as "Interrupted"

    @RULE-25 @RULE-50
    Scenario: An interrupted conference closes with the last who ends it
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Jun" has joined agent "Minji" in the conversation of customer "Hana"
      And the administrator deletes the asset "Main line"
      When agent "Minji" clicks End in the conversation of customer "Hana"
      Then the list of the administrator has the conversation of customer "Hana" as open
      When agent "Jun" clicks End in the conversation of customer "Hana"
      Then the list of the administrator has the conversation of customer "Hana" closed as "Interrupted"

    @RULE-35 @RULE-50
    Scenario: An outbound conversation is never abandoned
      When agent "Minji" starts an outbound conversation with customer "Hana"
      And customer "Hana" leaves
      Then the list of the administrator has the conversation of customer "Hana" closed as "Customer left"

    @RULE-50
    Scenario: A conversation is in the list from the first text on, under its asset and its queue
      When customer "Hana" texts "Hello, my parcel has not arrived."
      Then the list of the administrator has the conversation of customer "Hana" as open
      And the list of the administrator has customer "Hana" with the asset "Main line" and the queue "Billing"
      And the number of conversations in the list of the administrator is 1

    @RULE-2 @RULE-50
    Scenario: A transfer to a queue moves the conversation to that queue in the list
      Given agent "Minji" holds the conversation of customer "Hana"
      When agent "Minji" clicks Transfer in the conversation of customer "Hana"
      And agent "Minji" chooses the queue "Delivery" for customer "Hana"
      And agent "Minji" clicks Transfer in the dialog for customer "Hana"
      Then the list of the administrator has customer "Hana" with the asset "Main line" and the queue "Delivery"
      And the list of the administrator has the conversation of customer "Hana" as open

    @RULE-44 @RULE-50
    Scenario: A closed conversation stays in the list beside the customer's next one
      Given the conversation of customer "Hana" waits in its queue
      And customer "Hana" leaves
      When customer "Hana" texts "Thank you!"
      Then the list of the administrator has the conversation of customer "Hana #1" closed as "Abandoned before acceptance"
      And the list of the administrator has the conversation of customer "Hana" as open
      And the number of conversations in the list of the administrator is 2

  Rule: The history of every agent who had a part tells it from the close on

    @RULE-50
    Scenario Outline: Who held the conversation reads as what it closed
      Given agent "Minji" holds the conversation of customer "Hana"
      And <so far>
      When <what happens>
      And agent "Minji" chooses the wrap-up reason "Resolved" for customer "Hana"
      And agent "Minji" clicks Submit Wrap Up for customer "Hana"
      Then the history of agent "Minji" has the conversation of customer "Hana" closed as "<how>"

      @GAP-4
      Examples: The customer leaves
        | so far                                        | what happens           | how           |
        | customer "Hana" texts "It was due on Monday." | customer "Hana" leaves | Customer left |

      @RULE-21
      Examples: The customer leaves while a transfer is pending
        | so far                                                                           | what happens           | how           |
        | agent "Minji" has transferred the conversation of customer "Hana" to agent "Jun" | customer "Hana" leaves | Customer left |

      @RULE-20
      Examples: The customer leaves around a conference
        | so far                                                                          | what happens           | how           |
        | agent "Minji" has asked agent "Jun" to join the conversation of customer "Hana" | customer "Hana" leaves | Customer left |
        | agent "Jun" has joined agent "Minji" in the conversation of customer "Hana"     | customer "Hana" leaves | Customer left |

      @RULE-24
      Examples: The asset is deleted while a transfer is pending
        | so far                                                                           | what happens                                    | how         |
        | agent "Minji" has transferred the conversation of customer "Hana" to agent "Jun" | the administrator deletes the asset "Main line" | Interrupted |

      @RULE-25
      Examples: The asset is deleted, and End closes the conversation
        | so far                                          | what happens                                                    | how         |
        | the administrator deletes the asset "Main line" | agent "Minji" clicks End in the conversation of customer "Hana" | Interrupted |

      @END-2
      Examples: End
        | so far                                        | what happens                                                    | how   |
        | customer "Hana" texts "It was due on Monday." | agent "Minji" clicks End in the conversation of customer "Hana" | Ended |

      Examples: End Conference
        | so far                                                                      | what happens                                                               | how   |
        | agent "Jun" has joined agent "Minji" in the conversation of customer "Hana" | agent "Minji" clicks End Conference in the conversation of customer "Hana" | Ended |

    @GAP-4 @RULE-50
    Scenario: Who never accepted reads it too
      Given agent "Minji" has the request of customer "Hana" on screen
      When customer "Hana" leaves
      Then the history of agent "Minji" has the conversation of customer "Hana" closed as "Abandoned before acceptance"

    @RULE-20 @RULE-50
    Scenario: Of two agents, the history of each tells it
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Minji" has asked agent "Jun" to join the conversation of customer "Hana"
      When customer "Hana" leaves
      And agent "Minji" chooses the wrap-up reason "Resolved" for customer "Hana"
      And agent "Minji" clicks Submit Wrap Up for customer "Hana"
      Then the history of agent "Jun" has the conversation of customer "Hana" closed as "Customer left"
      And the history of agent "Minji" has the conversation of customer "Hana" closed as "Customer left"

    @RULE-50
    Scenario: A missed request comes before the close
      Given agent "Minji" has missed the request of customer "Hana"
      Then the history of agent "Minji" has the conversation of customer "Hana" as not closed yet
      When customer "Hana" leaves
      Then the history of agent "Minji" has the conversation of customer "Hana" closed as "Abandoned before acceptance"

    @RULE-50
    Scenario: A wrap-up may be submitted before the close
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Minji" has transferred the conversation of customer "Hana" to the queue "Delivery"
      When agent "Minji" chooses the wrap-up reason "Resolved" for customer "Hana"
      And agent "Minji" clicks Submit Wrap Up for customer "Hana"
      Then the history of agent "Minji" has the conversation of customer "Hana" as not closed yet
      When the system offers the conversation of customer "Hana" to agent "Jun"
      And agent "Jun" clicks Accept in the request of customer "Hana"
      And agent "Jun" clicks End in the conversation of customer "Hana"
      Then the history of agent "Minji" has the conversation of customer "Hana" closed as "Ended"
