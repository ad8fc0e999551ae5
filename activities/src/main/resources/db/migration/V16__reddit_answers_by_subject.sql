-- What was answered about one redditor or community is looked for when it has to be erased.

create index raw_responses_of_reddit on creatorflow.raw_responses (subject) where provider = 'reddit';
