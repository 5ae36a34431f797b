SELECT DISTINCT indicator_id FROM asked
