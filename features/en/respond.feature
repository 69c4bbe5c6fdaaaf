Feature: Responding to a text message
  A customer writes, an agent gets the request, accepts it and answers.

  Background:
    Given there is an agent "Minji"
    And conversations of the asset "Main line" wait in the queue "Billing"
    And there is a wrap-up reason "Resolved"
    And there is a customer "Hana"
    And conversations are offered by hand
    And agent "Minji" is Available

  Rule: A text is answered in three steps

    @OFFER-1 @ACC-1 @ACC-2 @ACC-3 @COMP-1 @SEND-1 @SEND-2
    Scenario: The documented procedure, from the request to the reply
      Given customer "Hana" texts "Hello, my parcel has not arrived."
      When the system offers the conversation of customer "Hana" to agent "Minji"
      Then agent "Minji" sees a request of customer "Hana"
      When agent "Minji" clicks Accept in the request of customer "Hana"
      Then the interaction pane of customer "Hana" opens for agent "Minji"
      And agent "Minji" has an empty compose box for customer "Hana"
      And agent "Minji" sees no request of customer "Hana"
      When agent "Minji" types "I will look into it for you." to customer "Hana"
      Then the compose box of agent "Minji" for customer "Hana" holds "I will look into it for you."
      When agent "Minji" clicks Send to customer "Hana"
      Then customer "Hana" has received only "I will look into it for you."
      And agent "Minji" has an empty compose box for customer "Hana"

  Rule: The request says what it is about

    @OFFER-1
    Scenario: A conversation offered to an agent appears as a request, and nowhere else
      Given the conversation of customer "Hana" waits in its queue
      When the system offers the conversation of customer "Hana" to agent "Minji"
      Then agent "Minji" sees a request of customer "Hana"
      And agent "Minji" has no task of customer "Hana"

    @OFFER-2
    Scenario: The request shows the name of the queue
      Given the conversation of customer "Hana" waits in its queue
      When the system offers the conversation of customer "Hana" to agent "Minji"
      Then the request of customer "Hana" shows agent "Minji" the queue name "Billing"

    @OFFER-5 @OFFER-7
    Scenario: The timer counts up from the time the conversation was received
      Given the conversation of customer "Hana" waits in its queue
      And 12 seconds go by
      When the system offers the conversation of customer "Hana" to agent "Minji"
      Then the request of customer "Hana" shows agent "Minji" a timer at 12 seconds
      When 5 seconds go by
      Then the request of customer "Hana" shows agent "Minji" a timer at 17 seconds

    @OFFER-7
    Scenario: The timer does not start anew when the conversation is offered again
      Given agent "Minji" has missed the request of customer "Hana"
      And agent "Minji" sets the status to "Available"
      When the system offers the conversation of customer "Hana" to agent "Minji"
      Then the request of customer "Hana" shows agent "Minji" a timer at 30 seconds

    @OFFER-6
    Scenario: The request has an Accept button
      Given the conversation of customer "Hana" waits in its queue
      When the system offers the conversation of customer "Hana" to agent "Minji"
      Then the request of customer "Hana" gives agent "Minji" an Accept button

    @RULE-36
    Scenario: The request tells where it comes from
      Given the conversation of customer "Hana" waits in its queue
      When the system offers the conversation of customer "Hana" to agent "Minji"
      Then the request of customer "Hana" reaches agent "Minji" as "From a queue"

  Rule: Accepting makes the conversation the agent's own

    @ACC-1
    Scenario: Accepting takes the request off the screen and puts a task in its place
      Given customer "Hana" texts "Hello, my parcel has not arrived."
      And the system offers the conversation of customer "Hana" to agent "Minji"
      When agent "Minji" clicks Accept in the request of customer "Hana"
      Then agent "Minji" sees no request of customer "Hana"
      And the task pane of agent "Minji" has the task of customer "Hana" with the preview "Hello, my parcel has not arrived."

    @ACC-3
    Scenario: Accepting opens the interaction pane
      Given agent "Minji" has the request of customer "Hana" on screen
      When agent "Minji" clicks Accept in the request of customer "Hana"
      Then the interaction pane of customer "Hana" opens for agent "Minji"

    @ACC-2
    Scenario: Accepting opens an empty compose box
      Given agent "Minji" has the request of customer "Hana" on screen
      When agent "Minji" clicks Accept in the request of customer "Hana"
      Then agent "Minji" has an empty compose box for customer "Hana"

    Scenario: What was never offered cannot be accepted
      Given the conversation of customer "Hana" waits in its queue
      When agent "Minji" clicks Accept in the request of customer "Hana"
      Then it is refused: "Nothing is offered to the agent here that could be accepted"

  Rule: The bubbles tell the customer's words from the agent's

    @BUB-1 @RULE-22
    Scenario: A customer's message stands in a grey bubble with initials
      Given agent "Minji" holds the conversation of customer "Hana"
      When customer "Hana" texts "It was due on Monday."
      Then agent "Minji" sees "It was due on Monday." in a grey bubble with the initials "H"

    @BUB-2
    Scenario: An agent's message stands in a solid blue bubble
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Minji" types "I will look into it for you." to customer "Hana"
      When agent "Minji" clicks Send to customer "Hana"
      Then agent "Minji" sees "I will look into it for you." in a solid blue bubble

    @BUB-1 @BUB-2 @RULE-22 @RULE-51
    Scenario: The messages of both stand in the order in which they were sent
      Given agent "Minji" holds the conversation of customer "Hana"
      And customer "Hana" texts "It was due on Monday."
      And agent "Minji" types "I will look into it for you." to customer "Hana"
      And agent "Minji" clicks Send to customer "Hana"
      When customer "Hana" texts "Thank you!"
      Then the messages that agent "Minji" sees in the chat with customer "Hana" are, oldest first, "Hello, I have a question. / It was due on Monday. / I will look into it for you. / Thank you!"

  Rule: A reply of at most 1000 characters is written in the compose box

    @COMP-1
    Scenario: What the agent types stands in the compose box and goes nowhere yet
      Given agent "Minji" holds the conversation of customer "Hana"
      When agent "Minji" types "I will look into it for you." to customer "Hana"
      Then the compose box of agent "Minji" for customer "Hana" holds "I will look into it for you."
      And customer "Hana" has received nothing

    @COMP-2
    Scenario: The compose box tells how many characters still fit
      Given agent "Minji" holds the conversation of customer "Hana"
      When agent "Minji" types a reply of 990 letters to customer "Hana"
      Then the compose box of agent "Minji" for customer "Hana" has room for 10 more characters

    @COMP-2
    Scenario: A reply of 1000 characters fits
      Given agent "Minji" holds the conversation of customer "Hana"
      When agent "Minji" types a reply of 1000 letters to customer "Hana"
      Then the compose box of agent "Minji" for customer "Hana" has room for 0 more characters
      When agent "Minji" types a reply of 998 letters to customer "Hana"
      Then the compose box of agent "Minji" for customer "Hana" has room for 2 more characters

    @COMP-2 @GAP-12
    Scenario: A reply of 1001 characters is refused, and what stood there stays
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Minji" types "I will look into it for you." to customer "Hana"
      When agent "Minji" types a reply of 1001 letters to customer "Hana"
      Then it is refused: "The text is over the limit and was not taken"
      And the compose box of agent "Minji" for customer "Hana" holds "I will look into it for you."

    @COMP-2 @GAP-12
    Scenario: An emoji counts as one character
      Given agent "Minji" holds the conversation of customer "Hana"
      When agent "Minji" types a reply of 998 emoji to customer "Hana"
      Then the compose box of agent "Minji" for customer "Hana" has room for 2 more characters
      When agent "Minji" types a reply of 1001 emoji to customer "Hana"
      Then it is refused: "The text is over the limit and was not taken"

    @COMP-2 @GAP-12
    Scenario: A line break is a character too
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Minji" types a reply of 999 letters to customer "Hana"
      When agent "Minji" presses Shift+Enter in the compose box for customer "Hana"
      Then the compose box of agent "Minji" for customer "Hana" has room for 0 more characters
      When agent "Minji" presses Shift+Enter in the compose box for customer "Hana"
      Then it is refused: "The text is over the limit and was not taken"

  Rule: Send or Enter sends the reply

    @SEND-1 @SEND-2
    Scenario: Clicking Send sends the reply to the customer
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Minji" types "I will look into it for you." to customer "Hana"
      When agent "Minji" clicks Send to customer "Hana"
      Then customer "Hana" has received only "I will look into it for you."

    @SEND-1 @SEND-2
    Scenario: Pressing Enter sends the reply to the customer
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Minji" types "I will look into it for you." to customer "Hana"
      When agent "Minji" presses Enter in the compose box for customer "Hana"
      Then customer "Hana" has received only "I will look into it for you."
      And agent "Minji" has an empty compose box for customer "Hana"

    @SEND-2
    Scenario: The customer receives several replies in the order in which they were sent
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Minji" types "I will look into it for you." to customer "Hana"
      And agent "Minji" clicks Send to customer "Hana"
      When agent "Minji" types "Thank you!" to customer "Hana"
      And agent "Minji" clicks Send to customer "Hana"
      Then customer "Hana" has received, oldest first, only "I will look into it for you. / Thank you!"

    @GAP-12 @RULE-29
    Scenario: A blank reply is not sent
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Minji" types "   " to customer "Hana"
      When agent "Minji" presses Enter in the compose box for customer "Hana"
      Then it is refused: "A blank text cannot be sent"
      And customer "Hana" has received nothing

    @RULE-47
    Scenario Outline: White space of any kind is blank
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Minji" types "<white space>" to customer "Hana", escaped as in JSON
      When agent "Minji" clicks Send to customer "Hana"
      Then it is refused: "A blank text cannot be sent"
      And customer "Hana" has received nothing

      Examples:
        | white space |
        | \\u0085     |
        | \\u00a0     |
        | \\u2003     |
        | \\u2028     |
        | \\u3000     |

    @RULE-47
    Scenario Outline: What shows nothing and is no white space is text
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Minji" types "<text>" to customer "Hana", escaped as in JSON
      When agent "Minji" clicks Send to customer "Hana"
      Then agent "Minji" has an empty compose box for customer "Hana"

      Examples:
        | text    |
        | \\u001c |
        | \\u001f |
        | \\u200b |
        | \\ufeff |

    Scenario: A reply cannot be typed before the request is accepted
      Given agent "Minji" has the request of customer "Hana" on screen
      When agent "Minji" types "I will look into it for you." to customer "Hana"
      Then it is refused: "The request has not been accepted yet"

    Scenario: Nothing is sent once the conversation is ended
      Given agent "Minji" is in wrap-up for customer "Hana"
      When agent "Minji" clicks Send to customer "Hana"
      Then it is refused: "The conversation is over for this agent"
      And customer "Hana" has received nothing

  Rule: A text belongs to the open conversation of its number and asset

    @RULE-22
    Scenario: A text that arrives while the first one waits joins it
      Given the conversation of customer "Hana" waits in its queue
      When customer "Hana" texts "It was due on Monday."
      And the system offers the conversation of customer "Hana" to agent "Minji"
      And agent "Minji" clicks Accept in the request of customer "Hana"
      Then the number of messages that agent "Minji" sees in the chat with customer "Hana" is 2

    @RULE-22
    Scenario: A text that arrives while the request is on screen joins it
      Given agent "Minji" has the request of customer "Hana" on screen
      When customer "Hana" texts "It was due on Monday."
      And agent "Minji" clicks Accept in the request of customer "Hana"
      Then the number of messages that agent "Minji" sees in the chat with customer "Hana" is 2
      And agent "Minji" has only the buttons "Transfer, Conference, End" for customer "Hana"

    @RULE-22
    Scenario: A text in a conversation that goes on joins it, and End ends it as before
      Given agent "Minji" holds the conversation of customer "Hana"
      When customer "Hana" texts "It was due on Monday."
      And agent "Minji" clicks End in the conversation of customer "Hana"
      Then the number of messages that agent "Minji" sees in the chat with customer "Hana" is 2
      And the conversation of customer "Hana" is closed

    @RULE-22
    Scenario: A text after the end opens a new conversation
      Given agent "Minji" holds an outbound conversation with customer "Hana"
      And agent "Minji" clicks End in the conversation of customer "Hana"
      When customer "Hana" texts "Thank you!"
      Then the conversation of customer "Hana" is open
      And the number of messages that agent "Minji" sees in the chat with customer "Hana #1" is 0
