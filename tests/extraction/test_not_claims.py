"""Numbers that are no claim, and numbers that look like them and are: sentences of our own."""

import pytest

from factcheck.extraction.not_claims import Aside, set_aside
from factcheck.extraction.quantities import find_quantities

# Sentence, the words of the number, the type of the reason.
ASIDE = [
    # Services
    ("Anybody with information should ring 101.", "101", "svc"),
    ("In an emergency always dial 999.", "999", "svc"),
    ("The force took 70,000 999 calls last year.", "999", "svc"),
    ("The average 999 call is answered in six seconds.", "999", "svc"),
    ("Waits on 101 have grown by a fifth.", "101", "svc"),
    ("Call 101 or 999 if a crime is in progress.", "999", "svc"),
    ("NHS 111 sent them an ambulance.", "111", "svc"),
    ("The 101 non-emergency line was down.", "101", "svc"),
    # Telephones
    ("Call Crimestoppers on 0800 555 111.", "555", "tel"),
    ("Press office: 020 7783 1393.", "7783", "tel"),
    ("Ring 01234 567890 to speak to us.", "567890", "tel"),
    ("Ring 01234567890 to speak to us.", "01234567890", "tel"),
    ("Our mobile is 07700 900123.", "900123", "tel"),
    ("From abroad ring +44 20 7946 0000.", "7946", "tel"),
    ("Samaritans can be reached on 116 123.", "123", "tel"),
    # Ages
    ("A man aged 34 was held.", "34", "age"),
    ("A 24-year-old woman was held.", "24", "age"),
    ("Three 17-year-olds were held.", "17", "age"),
    ("A man of 44 was held.", "44", "age"),
    ("A girl of nine was hurt.", "nine", "age"),
    ("A woman in her 30s was hurt.", "30", "age"),
    ("Jane Smith, 52, from Leeds, said she was angry.", "52", "age"),
    ("The commissioner, 61, will stand down.", "61", "age"),
    ("Children aged between 10 and 17 were stopped.", "17", "age"),
    ("Men aged 18 to 24 are most at risk.", "18", "age"),
    ("The over-65s fear crime most.", "65", "age"),
    ("Those under the age of 18 are let in free.", "18", "age"),
    # Places and roads
    ("The station at 29 Thurnham Street shuts.", "29", "addr"),
    ("He was found at 6 Orchard Close.", "6", "addr"),
    ("The office is at Unit 4, Mill Lane.", "4", "addr"),
    ("The meeting is in Room 12.", "12", "addr"),
    ("Post it to B4 6NQ.", "6", "addr"),
    ("A van was found on the A610.", "610", "road"),
    ("The M6 was closed at junction 9.", "9", "road"),
    ("It ended on the B1234.", "1234", "road"),
    ("Patrols ran on the A1(M).", "1", "road"),
    ("He drove at 96mph.", "96", "speed"),
    ("He drove at 54 mph in a 30mph zone.", "30", "speed"),
    ("The chase went on for nine miles.", "nine", "speed"),
    ("The cordon is 200 metres wide.", "200", "speed"),
    # Dates and times
    ("Patrols began on 12 March.", "12", "date"),
    ("Patrols began on March 12, 2023.", "12", "date"),
    ("Patrols began on Sunday, December 20th.", "20", "date"),
    ("The borough dates from April 1, 1996.", "1996", "date"),
    ("The firm has traded since 1987.", "1987", "date"),
    ("In the 2021/22 year it grew.", "2021", "date"),
    ("It grew between 2015 and 2019.", "2019", "date"),
    ("It grew in the 1990s.", "1990", "date"),
    ("The meeting is on 04/05/2024.", "04", "date"),
    ("It is dated 2024-05-04.", "2024", "date"),
    ("A peak was seen in Q3.", "3", "date"),
    ("The raid began at 4am.", "4", "time"),
    ("It ended at 2.05am.", "2.05", "time"),
    ("It ended at 17:30.", "17", "time"),
    ("The desk is open from 10 to 2.", "10", "time"),
    ("The desk is open from 9am to 5pm.", "9", "time"),
    ("Do not publish before 00.01.", "00.01", "time"),
    ("We are here 24/7.", "24", "time"),
    ("Patrols go on 365 days a year.", "365", "time"),
    ("A 24-hour helpline opens.", "24", "time"),
    # References and law
    ("Ring us, quoting CR/4471/23.", "4471", "ref"),
    ("Ring us, quoting incident 345 of 4 May.", "345", "ref"),
    ("The crime reference number is 22000123456.", "22000123456", "ref"),
    ("Ring us with log 1234 of 12 March.", "1234", "ref"),
    ("See pages 6 and 7 for the map.", "7", "ref"),
    ("Item 6 was put off.", "6", "ref"),
    ("See Table 3 of the annex.", "3", "ref"),
    ("Enjoy the crossword, No 28,214.", "28,214", "ref"),
    ("Section 60 was in force.", "60", "law"),
    ("It fell under Schedule 3.", "3", "law"),
    ("The Police Reform Act 2002 applies.", "2002", "law"),
    ("They were dealt with under an Act of 2016.", "2016", "law"),
    ("Regulation 28 reports were sent.", "28", "law"),
    ("He was held under section 136(2) of the Act.", "136", "law"),
    # Names
    ("The term was extended because of Covid-19.", "19", "org"),
    ("Watch us on Freeview 276.", "276", "org"),
    ("Channel 4 made the film.", "4", "org"),
    ("News on the hour on 97.1 FM.", "97.1", "org"),
    ("MI5 was told.", "5", "org"),
    ("Half of the Fortune 500 pay.", "500", "org"),
    # Sentences and service
    ("He was jailed for 12 years.", "12", "sent"),
    ("She was banned from driving for 18 months.", "18", "sent"),
    ("He must do 150 hours of unpaid work.", "150", "sent"),
    ("He was fined £200.", "200", "sent"),
    ("He got a two-year suspended sentence.", "two", "sent"),
    ("She has served for 30 years.", "30", "career"),
    ("The sergeant retires after a 30-year career.", "30", "career"),
    ("The chief, six months into the job, agreed.", "six", "career"),
    ("The chairman, 26 years in, agreed.", "26", "career"),
    # Thresholds, periods and bases
    ("It answered 92% of calls within 10 seconds.", "10", "def"),
    ("An officer came within 15 minutes in 80 per cent of cases.", "15", "def"),
    ("For every 100 burglaries, police make 14 arrests.", "100", "def"),
    ("74 per cent of constables have been in a team for two years or more.", "two", "def"),
    ("After 13 years of cuts the force is smaller.", "13", "period"),
    ("He wants them within three years.", "three", "period"),
    ("It has fallen over the past five years.", "five", "period"),
    ("It was set up two years ago.", "two", "period"),
    ("A three-year plan was drawn up.", "three", "period"),
    ("He will be told every two months.", "two", "period"),
    # Others
    ("Turnout was 42.5%.", "42.5", "vote"),
    ("He won with 52.9% of the vote.", "52.9", "vote"),
    ("The survey of 2,000 people was done in May.", "2,000", "survey"),
    ("More than 4,000 people were surveyed.", "4,000", "survey"),
    ("The county is home to 1.2m.", "1.2", "population"),
    ("The force serves a population of 800,000.", "800,000", "population"),
    ("The paper's price is £3.90.", "3.90", "price"),
    ("The rise is not 7.5%.", "7.5", "denied"),
    ("If it went up 15%, jobs would go.", "15", "denied"),
    ("A plan for 5% was vetoed.", "5", "denied"),
    ("He has met three of his four aims.", "three", "num"),
    ("70% of ads vanish when you sign up.", "70", "site"),
    ("It was a 4 min read.", "4", "site"),
]

ASIDE += [
    ("The motion was passed by 12 votes to 3.", "12", "vote"),
    ("She rang 101 and then waited 45 minutes.", "45", "time"),
    ("The survey, of 1,503 adults, was done in May.", "1,503", "survey"),
    ("PC Khan, 29, was hurt.", "29", "age"),
    ("The commissioner's salary is £75,300.", "75,300", "price"),
    ("A superintendent with 26 years of service agreed.", "26", "career"),
    ("A school took its Year 5 pupils.", "5", "def"),
    ("The raids were part of Operation Sceptre 3.", "3", "org"),
    ("Dial 112 from abroad.", "112", "svc"),
    ("1. Minutes were agreed. 2. The chief spoke.", "2", "ref"),
    ("1. Minutes were agreed. 2. The chief spoke.", "1", "ref"),
    ("PC 1234 Jones was there.", "1234", "ref"),
    ("One man was held; the other, 31, was bailed.", "31", "age"),
    ("It is 23rd highest of 331 districts.", "331", "def"),
    ("Morale is at 1.9 out of 10.", "10", "def"),
    ("He was charged with two counts of theft.", "two", "num"),
    ("The salary is £70,000.", "70,000", "price"),
    ("It ran from Oct. 31.", "31", "date"),
    ("His collar is number 4512.", "4512", "ref"),
]

# Sentence, the words of a number that is a claim all the same.
KEPT = [
    ("The force took 70,000 999 calls last year.", "70,000"),
    ("There were 999 officers in the county.", "999"),
    ("It recorded 101 burglaries.", "101"),
    ("It recorded 2,019 burglaries.", "2,019"),
    ("There were 1950 officers in the county.", "1950"),
    ("In the year to March 2020 48,979 complaints were settled.", "48,979"),
    ("Of 1,434 people safeguarded, half were children.", "1,434"),
    ("Crime fell by 13% in 2023.", "13"),
    ("Crime fell by 13% in the three years to 2023.", "13"),
    ("The average wait on 101 is 47 minutes.", "47"),
    ("It is answered in nine seconds on average.", "nine"),
    ("The average response took 11:17.", "11:17"),
    ("Officers take 66 days on average to charge a suspect.", "66"),
    ("The average time to charge is 18 months.", "18"),
    ("The average sentence rose to 20 months.", "20"),
    ("It is the fifth year in a row that crime fell.", "fifth"),
    ("Aged 34, he was one of 423 officers off sick.", "423"),
    ("Section 60 was used 1,200 times.", "1,200"),
    ("There were 1,200 section 60 searches.", "1,200"),
    ("On the M6 there were 45 collisions.", "45"),
    ("London has 33,000 officers.", "33,000"),
    ("By May 300 officers will have joined.", "300"),
    ("The precept is £207.85 for band D.", "207.85"),
    ("It costs the taxpayer £25m a year.", "25m"),
    ("One is missing.", "One"),
    ("Four people were charged with murder.", "Four"),
    ("Police made 14 arrests.", "14"),
    ("In 12 cases nothing was done.", "12"),
    ("Half of the public feel unsafe.", "Half"),
    ("72% of those polled feel unsafe.", "72"),
    ("The force has 2,937 officers.", "2,937"),
    ("A third of calls to 101 are dropped.", "A third"),
    ("Only 6% of rapes are charged.", "6"),
    ("The total rose in 23 forces.", "23"),
    ("Some 1.5 million crimes were recorded.", "1.5 million"),
    ("Police seized 261 knives on Saturday.", "261"),
    ("Just 12 officers cover the county at night.", "12"),
    ("It had 16 homicides, up from 11.", "16"),
    ("There were 87 crimes in May. 52 were violent.", "52"),
    ("Morale is at 1.9 out of 10.", "1.9"),
    ("In May 25 people were arrested.", "25"),
    ("The average officer has nine years of service.", "nine"),
    ("A driver blew 112 on the machine.", "112"),
    ("Constables start on £23,124.", "23,124"),
    ("Officers took 2,561 days off sick.", "2,561"),
    ("Only one burglary in 19 ends in a charge.", "19"),
]


def reasons(text: str, words: str) -> list[Aside | None]:
    """The reasons of the numbers that stand where these words stand."""
    at = text.index(words)
    found = find_quantities(text)
    return [
        aside
        for each, aside in zip(found, set_aside(text, found), strict=True)
        if each.number.start < at + len(words) and at < each.number.end and each.form != "rank"
    ]


@pytest.mark.parametrize(("text", "words", "kind"), ASIDE)
def test_a_number_is_set_aside(text, words, kind):
    found = reasons(text, words)
    assert all(aside is not None for aside in found), f"{words!r} is taken for a claim"
    assert all(aside.type == kind and aside.reason for aside in found if aside)


@pytest.mark.parametrize(("text", "words"), KEPT)
def test_a_number_is_kept(text, words):
    assert reasons(text, words) == [None]
