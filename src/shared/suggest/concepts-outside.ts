/** Questions that the library does not answer: recognised so that the coach is told so. */
export const outsideConcepts = {
  THANK_YOU_ASK: `
    should I * thank you note/letter/card/email, thank you note, thank you notes, thank you letter,
    thank you letters, thank you card, thank you cards, thank you email, thank you emails,
    thank you message, note of thanks, notes of thanks, letter of thanks, send thanks, write * thanks,
    say thanks, mail to say thanks, saying thanks, thank them, thank the interviewer, thank everyone, thank each, hand written note, handwritten,
    by hand or, thank you gift, say thank you`,
  PAY_ADVERT: `
    advert * salary/pay/require/requirement/expectation,
    posting * salary/pay/require/requirement/expectation, application * salary,
    application form * salary/pay, salary requirements, salary requirement, salary history, state * salary,
    state * desired, required salary, salary field, desired salary field, pay range, salary range,
    salary band, competitive salary, competitive pay, very competitive,
    salary in * cover/application/letter, what I require, ask * require, expected pay, put down for salary,
    write for salary, salary box`,
  CV: `
    resume, my resume, cv, my cv, curriculum vitae, one page, two pages, two page, font,
    template for resume, bullet points, resume format, ats, keywords, applicant tracking,
    objective statement, personal statement, skills section, photo on`,
  COVER_LETTER: `
    cover letter, covering letter, cover letters, letter of application, application letter,
    motivation letter, personal statement, letter of interest, address the letter, to whom it may, dear sir,
    salutation`,
  DRESS: `
    wear, dress, dress code, outfit, suit and tie, tie, suit, heels, shirt, tattoo, tattoos, piercing,
    piercings, beard, hair, makeup, clothes, blazer, jeans, shoes, jewellery, jewelry`,
  VISA: `
    visa, sponsorship, sponsor, work permit, green card, immigration, citizen, citizenship,
    work authorisation, work authorization, opt`,
  LINKEDIN: `
    linkedin profile, linkedin headline, linkedin, profile picture, facebook, social media, instagram,
    twitter, connection request, portfolio website, personal website, github profile`,
  CAREER_CHANGE: `
    change careers, career change, switch careers, switch fields, change fields, changing fields,
    career switch, new field, new career, what career, which career, which degree, what degree,
    go back to school, certification, certificate, bootcamp, boot camp, retrain, retraining, too late at,
    start over, move from * into, courses are worth, qualification should, course should,
    what should I do with my life, major in`,
  LEGAL: `
    illegal, legal, legally, law, lawyer, attorney, sue, lawsuit, tribunal, discrimination, discriminate,
    discriminated, union, severance, non compete, noncompete, nda, unemployment benefits,
    unemployment benefit, jobseeker, eeoc, rights, entitled, contract clause, minimum wage, unpaid,
    overtime pay, not allowed, is that allowed, is not allowed, report them, permitted, lawful`,
  AT_WORK: `
    ask for a raise, pay rise, get a raise, asking for a raise, performance review, annual review,
    my coworker keeps, my boss keeps, office politics, my annual, maternity leave from, work life balance,
    burnout, burn out, first day at, my new colleagues, same pay, ask my boss for, dress on my first`,
  REFERENCE_WORDING: `
    ask for a reference, ask him for a reference, ask her for a reference, who should I use as,
    who to use as, use as a reference, write a reference, reference letter, letter of recommendation,
    recommendation letter, letters of recommendation, write me a reference, bad reference,
    list as a reference, format references, list of references, available on request`,
  FIND_JOBS: `
    find jobs, find a job, where to look, where to find, where do I find, job boards, networking, network,
    recruiters to, which recruiter, cold email, cold emailing, job fair, hidden job market, apply online,
    apply for jobs online, application portal, apply twice, apply to two, apply to multiple positions,
    how many jobs, part time jobs, side job, freelance clients, first clients, openings, moved to,
    looking for openings, work from home jobs, jobs for`,
  TESTS: `
    aptitude test, psychometric, personality test, coding test, coding challenge, whiteboard, leetcode,
    take home, take home assignment, take home test, test assignment, assessment centre, assessment center,
    case study interview, online assessment, typing test, numerical reasoning`,
  SCAM: `
    scam, scams, fake job, fraud, legit, legitimate, bank details, social security number, check to deposit,
    gift cards`,
  RELOCATION: `
    relocation package, relocation assistance, moving costs, moving expenses, cost of living,
    move my family, where to live`,
} as const
