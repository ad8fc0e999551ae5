create schema if not exists creatorflow;
