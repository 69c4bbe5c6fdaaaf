Feature: Masking sensitive data
  What identifies a customer or gives access to money is hidden from the agent's eyes.

  Background:
    Given there is an agent "Minji"
    And conversations of the asset "Main line" wait in the queue "Billing"
    And the number of the asset "Main line" is "+12025550180"
    And there is a wrap-up reason "Resolved"
    And there is a customer "Hana" with the number "+12025550101"
    And conversations are offered by hand

  Rule: The administrator's switch decides

    @MASK-1
    Scenario: With masking on, numbers are hidden
      Given masking is on
      And agent "Minji" is Available
      And the conversation of customer "Hana" waits in its queue
      When the system offers the conversation of customer "Hana" to agent "Minji"
      Then the request of customer "Hana" shows agent "Minji" the phone number "********0101"

    @MASK-1
    Scenario: With masking off, numbers are shown
      Given masking is off
      And agent "Minji" is Available
      And the conversation of customer "Hana" waits in its queue
      When the system offers the conversation of customer "Hana" to agent "Minji"
      Then the request of customer "Hana" shows agent "Minji" the phone number "+12025550101"

    @MASK-1
    Scenario: Switching it acts at the next look, on old messages too
      Given masking is on
      And agent "Minji" is Available
      And agent "Minji" holds the conversation of customer "Hana"
      And customer "Hana" texts "melissa@gmail.com"
      When the administrator turns masking off
      Then agent "Minji" sees "melissa@gmail.com" in a grey bubble with the initials "H"
      When the administrator turns masking on
      Then agent "Minji" sees "m******@gmail.com" in a grey bubble with the initials "H"

    @GAP-13
    Scenario: What the agent types is shown as typed, and masked once it is sent
      Given agent "Minji" is Available
      And agent "Minji" holds the conversation of customer "Hana"
      When agent "Minji" types "melissa@gmail.com" to customer "Hana"
      Then the compose box of agent "Minji" for customer "Hana" holds "melissa@gmail.com"
      When agent "Minji" clicks Send to customer "Hana"
      Then agent "Minji" sees "m******@gmail.com" in a solid blue bubble
      And customer "Hana" has received only "melissa@gmail.com"

  Rule: Five kinds of data are masked

    Scenario Outline: The kinds, in a customer's message
      Given agent "Minji" is Available
      And agent "Minji" holds the conversation of customer "Hana"
      When customer "Hana" texts "<before>"
      Then agent "Minji" sees "<after>" in a grey bubble with the initials "H"

      @MASK-2
      Examples: Credit card number
        | before              | after            |
        | 4111 1111 1111 1111 | ************1111 |

      @MASK-3
      Examples: International bank account number
        | before                      | after                  |
        | GB29 NWBK 6016 1331 9268 19 | ******************6819 |

      @MASK-4
      Examples: Social security number
        | before      | after       |
        | 987-65-4321 | *******4321 |

      @MASK-5
      Examples: E-mail address
        | before            | after             |
        | melissa@gmail.com | m******@gmail.com |

      @MASK-6
      Examples: Phone number
        | before       | after        |
        | +12025550142 | ********0142 |

  Rule: The examples of the first table come out to the letter

    Scenario Outline: The documented examples
      Given agent "Minji" is Available
      And agent "Minji" holds the conversation of customer "Hana"
      When customer "Hana" texts "<before>"
      Then agent "Minji" sees "<after>" in a grey bubble with the initials "H"

      @MEX-1
      Examples: A number with spaces and parentheses
        | before             | after          |
        | + 1 (123) 456 7890 | **********7890 |

      @MEX-2
      Examples: A number without spaces
        | before        | after         |
        | +447966197542 | *********7542 |

      @MEX-3
      Examples: An e-mail address
        | before            | after             |
        | melissa@gmail.com | m******@gmail.com |

  Rule: Each row of the second table is masked

    Scenario Outline: Places that show a request
      Given agent "Minji" is Available
      And the conversation of customer "Hana" waits in its queue
      When the system offers the conversation of customer "Hana" to agent "Minji"
      Then agent "Minji" sees only "<shown>" at "<place>"

      @SURF-4
      Examples:
        | place           | shown        |
        | Toaster: number | ********0101 |

      @SURF-5
      Examples:
        | place                        | shown        |
        | Desktop notification: number | ********0101 |

      @SURF-6
      Examples:
        | place                             | shown        |
        | Popover: customer number, inbound | ********0101 |
        | Popover: source number, inbound   | ********0180 |

    Scenario Outline: Places that show a conversation the customer began
      Given the name of customer "Hana" is set to "+12025550101"
      And agent "Minji" is Available
      And agent "Minji" has the request of customer "Hana" on screen
      When agent "Minji" clicks Accept in the request of customer "Hana"
      Then agent "Minji" sees only "<shown>" at "<place>"

      @SURF-1
      Examples:
        | place                     | shown        |
        | Task pane: title, inbound | ********0101 |

      @SURF-8
      Examples:
        | place                            | shown        |
        | Interaction pane: title, inbound | ********0101 |

      @SURF-11
      Examples:
        | place                                 | shown        |
        | Digital media pane: message signature | ********0101 |

      @SURF-12
      Examples:
        | place                                    | shown        |
        | Digital media pane: composer placeholder | ********0101 |

      @SURF-15
      Examples:
        | place                                  | shown        |
        | CAD variables: contact origin, inbound | ********0101 |

    Scenario Outline: Places that show a conversation the agent began
      Given agent "Minji" is Available
      When agent "Minji" starts an outbound conversation with customer "Hana"
      Then agent "Minji" sees only "<shown>" at "<place>"

      @SURF-2
      Examples:
        | place                      | shown        |
        | Task pane: title, outbound | ********0101 |

      @SURF-7
      Examples:
        | place                              | shown        |
        | Popover: customer number, outbound | ********0101 |

      @SURF-9
      Examples:
        | place                             | shown        |
        | Interaction pane: title, outbound | ********0101 |

      @SURF-16
      Examples:
        | place                         | shown        |
        | CAD variables: DNIS, outbound | ********0101 |

    Scenario Outline: Places that show a message
      Given agent "Minji" is Available
      And customer "Hana" texts "<before>"
      When the system offers the conversation of customer "Hana" to agent "Minji"
      And agent "Minji" clicks Accept in the request of customer "Hana"
      Then agent "Minji" sees only "<shown>" at "<place>"

      @SURF-3
      Examples:
        | place                      | before                      | shown                  |
        | Task pane: message preview | 4111 1111 1111 1111         | ************1111       |
        | Task pane: message preview | GB29 NWBK 6016 1331 9268 19 | ******************6819 |
        | Task pane: message preview | 987-65-4321                 | *******4321            |
        | Task pane: message preview | melissa@gmail.com           | m******@gmail.com      |
        | Task pane: message preview | +12025550142                | ********0142           |

      @SURF-5
      Examples:
        | place                         | before                      | shown                  |
        | Desktop notification: preview | 4111 1111 1111 1111         | ************1111       |
        | Desktop notification: preview | GB29 NWBK 6016 1331 9268 19 | ******************6819 |
        | Desktop notification: preview | 987-65-4321                 | *******4321            |
        | Desktop notification: preview | melissa@gmail.com           | m******@gmail.com      |
        | Desktop notification: preview | +12025550142                | ********0142           |

      @SURF-10
      Examples:
        | place                       | before                      | shown                  |
        | Digital media pane: message | 4111 1111 1111 1111         | ************1111       |
        | Digital media pane: message | GB29 NWBK 6016 1331 9268 19 | ******************6819 |
        | Digital media pane: message | 987-65-4321                 | *******4321            |
        | Digital media pane: message | melissa@gmail.com           | m******@gmail.com      |
        | Digital media pane: message | +12025550142                | ********0142           |

    @SURF-10
    Scenario: The agent's own messages are masked as well
      Given agent "Minji" is Available
      And agent "Minji" holds an outbound conversation with customer "Hana"
      And agent "Minji" types "4111 1111 1111 1111" to customer "Hana"
      When agent "Minji" clicks Send to customer "Hana"
      Then agent "Minji" sees only "************1111" at "Digital media pane: message"
      And customer "Hana" has received only "4111 1111 1111 1111"

    @SURF-13
    Scenario: The history masks the number of a conversation the customer began
      Given agent "Minji" is Available
      And agent "Minji" is in wrap-up for customer "Hana"
      And agent "Minji" chooses the wrap-up reason "Resolved" for customer "Hana"
      When agent "Minji" clicks Submit Wrap Up for customer "Hana"
      Then agent "Minji" sees only "********0101" at "Interaction history: title, inbound"

    @SURF-14
    Scenario: The history masks the number of a conversation the agent began
      Given agent "Minji" is Available
      And agent "Minji" holds an outbound conversation with customer "Hana"
      And agent "Minji" clicks End in the conversation of customer "Hana"
      And agent "Minji" chooses the wrap-up reason "Resolved" for customer "Hana"
      When agent "Minji" clicks Submit Wrap Up for customer "Hana"
      Then agent "Minji" sees only "********0101" at "Interaction history: title, outbound"

  Rule: A name that is a number is masked like a number

    @MCOND-1 @GAP-15
    Scenario: The name is masked wherever a conversation shows it
      Given the name of customer "Hana" is set to "+12025550101"
      And agent "Minji" is Available
      And agent "Minji" has the request of customer "Hana" on screen
      When agent "Minji" clicks Accept in the request of customer "Hana"
      Then agent "Minji" sees only "********0101" at "Customer name"

    @MCOND-1
    Scenario: The name is masked in the history
      Given the name of customer "Hana" is set to "+12025550101"
      And agent "Minji" is Available
      And the conversation of customer "Hana" waits in its queue
      When the system offers the conversation of customer "Hana" to agent "Minji"
      And agent "Minji" clicks Accept in the request of customer "Hana"
      And agent "Minji" clicks End in the conversation of customer "Hana"
      And agent "Minji" chooses the wrap-up reason "Resolved" for customer "Hana"
      And agent "Minji" clicks Submit Wrap Up for customer "Hana"
      Then agent "Minji" sees only "********0101" at "Customer name"

    @MCOND-1
    Scenario: The name is masked under either policy
      Given the name of customer "Hana" is set to "+12025550101"
      And the masking policy is "Listed rows only"
      And agent "Minji" is Available
      And agent "Minji" has the request of customer "Hana" on screen
      When agent "Minji" clicks Accept in the request of customer "Hana"
      Then agent "Minji" sees only "********0101" at "Customer name"

    @BUB-1
    Scenario: A name that is a number gives no initials
      Given there is a customer "Doyun" with the number "+12025550142", not known by name
      And agent "Minji" is Available
      And agent "Minji" holds the conversation of customer "Doyun"
      When customer "Doyun" texts "It was due on Monday."
      Then agent "Minji" sees "It was due on Monday." in a grey bubble with the initials "#"

    Scenario: A name that is a name stays
      Given agent "Minji" is Available
      And agent "Minji" has the request of customer "Hana" on screen
      When agent "Minji" clicks Accept in the request of customer "Hana"
      Then agent "Minji" sees only "Hana" at "Customer name"

  Rule: Places that the table does not list follow the policy

    @GAP-15
    Scenario: The policy for every place masks a toaster's text too
      Given the masking policy is "Blanket"
      And agent "Minji" is Available
      And agent "Minji" holds the conversation of customer "Hana"
      When customer "Hana" texts "melissa@gmail.com"
      Then the newest toaster of agent "Minji" came at second 0 with the text "m******@gmail.com"

    @GAP-15
    Scenario: The policy for every place masks the business's number in the CAD variables
      Given the masking policy is "Blanket"
      And agent "Minji" is Available
      And agent "Minji" has the request of customer "Hana" on screen
      When agent "Minji" clicks Accept in the request of customer "Hana"
      Then agent "Minji" sees only "********0180" at "CAD variables: DNIS, inbound"

    @GAP-15
    Scenario: It masks that number in a conversation the agent began, too
      Given the masking policy is "Blanket"
      And agent "Minji" is Available
      When agent "Minji" starts an outbound conversation with customer "Hana"
      Then agent "Minji" sees only "********0180" at "CAD variables: contact origin, outbound"

    @GAP-15
    Scenario: It masks that number in the request by which such a conversation is transferred, too
      Given the masking policy is "Blanket"
      And there is an agent "Jun"
      And agent "Minji" is Available
      And agent "Jun" is Available
      And agent "Minji" holds an outbound conversation with customer "Hana"
      When agent "Minji" clicks Transfer in the conversation of customer "Hana"
      And agent "Minji" chooses the agent "Jun" for customer "Hana"
      And agent "Minji" clicks Transfer in the dialog for customer "Hana"
      Then agent "Jun" sees only "********0180" at "Popover: business number, outbound"

    @GAP-15
    Scenario: The policy of the listed rows leaves a toaster's text as it is
      Given the masking policy is "Listed rows only"
      And agent "Minji" is Available
      And agent "Minji" holds the conversation of customer "Hana"
      When customer "Hana" texts "melissa@gmail.com"
      Then the newest toaster of agent "Minji" came at second 0 with the text "melissa@gmail.com"

    Scenario: The policy of the listed rows leaves the business's number as it is in the CAD variables
      Given the masking policy is "Listed rows only"
      And agent "Minji" is Available
      And agent "Minji" has the request of customer "Hana" on screen
      When agent "Minji" clicks Accept in the request of customer "Hana"
      Then agent "Minji" sees only "+12025550180" at "CAD variables: DNIS, inbound"
      And agent "Minji" sees only "********0101" at "CAD variables: contact origin, inbound"

    @RULE-32
    Scenario: Every message of the customer is announced once, at its second
      Given agent "Minji" is Available
      And agent "Minji" holds the conversation of customer "Hana"
      And 7 seconds go by
      When customer "Hana" texts "It was due on Monday."
      Then the number of toasters of agent "Minji", and of desktop notifications, is 2
      And the newest toaster of agent "Minji" came at second 7 with the text "It was due on Monday."
      And the newest desktop notification of agent "Minji" came at second 7 with the preview "It was due on Monday."

    @RULE-45
    Scenario: The extended policy masks a Korean resident registration number too
      Given the masking policy is "Extended"
      And agent "Minji" is Available
      And agent "Minji" holds the conversation of customer "Hana"
      When customer "Hana" texts "991231-1234567"
      Then the newest toaster of agent "Minji" came at second 0 with the text "**********4567"

    Scenario: The documented policies leave that number as it is
      Given agent "Minji" is Available
      And agent "Minji" holds the conversation of customer "Hana"
      When customer "Hana" texts "991231-1234567"
      Then the newest toaster of agent "Minji" came at second 0 with the text "991231-1234567"
