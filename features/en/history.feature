Feature: The interaction history
  What an agent's history tells of the conversations and requests that are over.

  Background:
    Given there is an agent "Minji"
    And there is an agent "Jun"
    And conversations of the asset "Main line" wait in the queue "Billing"
    And there is a wrap-up reason "Resolved"
    And there is a customer "Hana"
    And there is a customer "Doyun"
    And there is a customer "Sora"
    And conversations are offered by hand
    And the RONA time-out is 30 seconds
    And agent "Minji" is Available
    And agent "Jun" is Available

  Rule: A conversation is there as done, with its reason, however it ended

    @WRAP-2 @RULE-13
    Scenario Outline: Who held the conversation wraps it up once
      Given agent "Minji" holds the conversation of customer "Hana"
      And <so far>
      When <how it ends>
      And agent "Minji" chooses the wrap-up reason "Resolved" for customer "Hana"
      And agent "Minji" clicks Submit Wrap Up for customer "Hana"
      Then the history of agent "Minji" has customer "Hana" as "Done"
      And the history of agent "Minji" gives the wrap-up reason "Resolved" for customer "Hana"
      And agent "Minji" has no task of customer "Hana"

      Examples: Held by one agent
        | so far                                          | how it ends                                                     |
        | customer "Hana" texts "It was due on Monday."   | customer "Hana" leaves                                          |
        | the administrator deletes the asset "Main line" | agent "Minji" clicks End in the conversation of customer "Hana" |

      Examples: Around a conference
        | so far                                                                          | how it ends                                                                |
        | agent "Minji" has asked agent "Jun" to join the conversation of customer "Hana" | customer "Hana" leaves                                                     |
        | agent "Jun" has joined agent "Minji" in the conversation of customer "Hana"     | customer "Hana" leaves                                                     |
        | agent "Jun" has joined agent "Minji" in the conversation of customer "Hana"     | agent "Minji" clicks End Conference in the conversation of customer "Hana" |

    @WRAP-2 @RULE-13 @unless:joined-without-wrap-up
    Scenario Outline: Who had joined the conversation wraps it up once, too
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Jun" has joined agent "Minji" in the conversation of customer "Hana"
      When <how it ends>
      And agent "Jun" chooses the wrap-up reason "Resolved" for customer "Hana"
      And agent "Jun" clicks Submit Wrap Up for customer "Hana"
      Then the history of agent "Jun" has customer "Hana" as "Done"
      And the history of agent "Jun" gives the wrap-up reason "Resolved" for customer "Hana"
      And agent "Jun" has no task of customer "Hana"

      Examples:
        | how it ends                                                                |
        | agent "Jun" clicks End Conference in the conversation of customer "Hana"   |
        | agent "Minji" clicks End Conference in the conversation of customer "Hana" |
        | customer "Hana" leaves                                                     |

  Rule: A request that was not accepted is there as missed or as withdrawn

    @RULE-13
    Scenario Outline: A colleague's request that comes to nothing stands in the colleague's history
      Given agent "Minji" holds the conversation of customer "Hana"
      And <so far>
      When <what happens>
      Then the history of agent "Jun" has customer "Hana" as "<result>"

      @GAP-8
      Examples: A conference request
        | so far                                                                          | what happens                                                       | result    |
        | agent "Minji" has asked agent "Jun" to join the conversation of customer "Hana" | 30 seconds go by                                                   | Missed    |
        | agent "Minji" has asked agent "Jun" to join the conversation of customer "Hana" | agent "Minji" withdraws the conference request for customer "Hana" | Withdrawn |
        | agent "Minji" has asked agent "Jun" to join the conversation of customer "Hana" | customer "Hana" leaves                                             | Withdrawn |
        | agent "Minji" has asked agent "Jun" to join the conversation of customer "Hana" | the administrator deletes the asset "Main line"                    | Withdrawn |

      Examples: A transfer request
        | so far                                                                           | what happens                                    | result    |
        | agent "Minji" has transferred the conversation of customer "Hana" to agent "Jun" | 30 seconds go by                                | Missed    |
        | agent "Minji" has transferred the conversation of customer "Hana" to agent "Jun" | customer "Hana" leaves                          | Withdrawn |
        | agent "Minji" has transferred the conversation of customer "Hana" to agent "Jun" | the administrator deletes the asset "Main line" | Withdrawn |

  Rule: Every part that is over has an entry, and the order of the entries says nothing

    @RULE-13
    Scenario: Done, missed and withdrawn entries stand side by side
      Given agent "Minji" is in wrap-up for customer "Hana"
      And agent "Minji" chooses the wrap-up reason "Resolved" for customer "Hana"
      And agent "Minji" clicks Submit Wrap Up for customer "Hana"
      And agent "Minji" has missed the request of customer "Doyun"
      And agent "Minji" sets the status to "Available"
      And agent "Minji" has the request of customer "Sora" on screen
      And customer "Sora" leaves
      And agent "Minji" is in wrap-up for customer "Hana"
      And agent "Minji" chooses the wrap-up reason "Resolved" for customer "Hana"
      When agent "Minji" clicks Submit Wrap Up for customer "Hana"
      Then the history of agent "Minji" has only the customers "Doyun, Hana, Hana #1, Sora", in any order
