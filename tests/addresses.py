"""Every address of the product and what each kind of person is answered there.

test_access.py proves the table, test_pages.py sends odd requests to all of it, the browser tests look at its pages.
"""

from dataclasses import dataclass

from django.urls import URLPattern, get_resolver, reverse

from branches.inbox.secret_links import stop_token

# In the order of the columns; names of the cast (tests/conftest.py), "nobody" isn't signed in.
PEOPLE = [
    "nobody",
    "member",
    "committee_member",
    "secretary",
    "sister_secretary",
    "deputy",
    "ward_secretary",
    "ward_officer",
    "outsider",
    "administrator",
]

# A route may have several rows, told apart by "@name": other arguments (PLACES), or other fields that are posted.
# For nobody 302 is the way to the sign-in page, 401 the page that keeps what was sent and signs in. 422 says that an
# empty form was read and found wanting.
TABLE = """
                                     nobody memb comm secr sist depu wsec offi outs admi
GET  health                             200  200  200  200  200  200  200  200  200  200
GET  home                               302  200  200  200  200  200  200  200  200  200
GET  accounts:sign_in                   200  302  302  302  302  302  302  302  302  302
POST accounts:sign_in                   422  302  302  302  302  302  302  302  302  302
POST accounts:demo_sign_in              404  404  404  404  404  404  404  404  404  404
POST accounts:sign_out                  302  302  302  302  302  302  302  302  302  302
GET  accounts:reset                     200  200  200  200  200  200  200  200  200  200
POST accounts:reset                     422  422  422  422  422  422  422  422  422  422
GET  accounts:reset_key                 410  410  410  410  410  410  410  410  410  410
POST accounts:reset_key                 410  410  410  410  410  410  410  410  410  410
GET  accounts:link                      200  200  200  200  200  200  200  200  200  200
POST accounts:link                      422  422  422  422  422  422  422  422  422  422
GET  accounts:link@dead                 410  410  410  410  410  410  410  410  410  410
GET  accounts:profile                   302  200  200  200  200  200  200  200  200  200
POST accounts:profile                   302  422  422  422  422  422  422  422  422  422
GET  accounts:password                  302  200  200  200  200  200  200  200  200  200
POST accounts:password                  302  422  422  422  422  422  422  422  422  422
POST accounts:switch_unit               302  302  302  302  302  302  302  302  302  302
GET  inbox:list                         302  200  200  200  200  200  200  200  200  200
POST inbox:digest                       302  302  302  302  302  302  302  302  302  302
POST inbox:make_feed                    302  200  200  200  200  200  200  200  200  200
POST inbox:revoke_feed                  302  302  302  302  302  302  302  302  302  302
GET  inbox:stop_digest                  200  200  200  200  200  200  200  200  200  200
POST inbox:stop_digest                  200  200  200  200  200  200  200  200  200  200
GET  inbox:stop_digest@dead             410  410  410  410  410  410  410  410  410  410
GET  inbox:feed                         200  200  200  200  200  200  200  200  200  200
GET  inbox:feed@wrong                   404  404  404  404  404  404  404  404  404  404
GET  administration:rules               302  403  403  403  403  403  403  403  403  200
GET  administration:rule_set_add        302  403  403  403  403  403  403  403  403  200
POST administration:rule_set_add        302  403  403  403  403  403  403  403  403  422
GET  administration:journal             302  403  403  403  403  403  200  200  200  200
GET  administration:index               302  403  403  403  403  403  200  200  200  200
GET  administration:accounts            302  404  403  200  404  200  200  200  404  200
POST administration:account_link        302  404  403  403  404  403  200  200  404  200
POST administration:account_off         302  404  403  403  404  403  302  302  404  302
POST administration:account_on          302  404  403  403  404  403  302  302  404  302
GET  administration:positions           302  404  200  200  404  200  200  200  404  200
GET  administration:position_add        302  404  403  403  404  403  200  200  404  200
POST administration:position_add        302  404  403  403  404  403  422  422  404  422
GET  administration:position_end        302  404  403  403  404  403  200  200  404  200
POST administration:position_end        302  404  403  403  404  403  422  422  404  422
GET  units:list                         302  200  200  200  200  200  200  200  200  200
GET  units:create                       302  404  403  403  403  403  200  200  200  200
POST units:create                       302  404  403  403  403  403  422  422  422  422
GET  units:detail                       302  404  200  200  404  200  200  200  404  200
GET  units:detail@ward                  302  404  404  404  404  404  200  200  404  200
GET  statistics:figures                 302  404  200  200  404  200  200  200  404  200
GET  units:edit                         302  404  403  403  404  403  403  403  404  200
POST units:edit                         302  404  403  403  404  403  403  403  404  422
GET  units:move                         302  404  403  403  404  403  403  403  404  200
POST units:move                         302  404  403  403  404  403  403  403  404  422
GET  units:close                        302  404  403  403  404  403  403  403  404  200
GET  units:close@empty                  302  404  404  404  403  404  403  403  404  200
POST units:close                        302  404  403  403  404  403  403  403  404  422
GET  scorecard:evidence                 302  404  200  200  404  200  200  200  404  200
GET  scorecard:evidence@ward            302  404  404  404  404  404  200  200  404  200
GET  units:history                      302  404  200  200  404  200  200  200  404  200
GET  members:people:list                302  403  200  200  200  200  200  200  200  200
GET  members:people:create              302  403  403  200  200  200  200  200  200  403
POST members:people:create              302  403  403  422  422  422  422  422  422  403
GET  members:people:detail              302  404  200  200  404  200  200  200  404  200
GET  members:people:detail@own          302  200  200  200  404  200  200  200  404  200
GET  members:people:edit                302  404  403  200  404  200  200  200  404  403
GET  members:people:edit@papers         302  404  403  200  404  200  200  200  404  403
GET  members:people:edit@union          302  404  403  200  404  200  200  200  404  403
POST members:people:edit                302  404  403  422  404  422  422  422  404  403
POST members:people:reveal              302  404  403  200  404  200  200  200  404  403
POST members:people:reveal@own          302  200  403  200  404  200  200  200  404  403
GET  members:people:void                302  404  403  200  404  200  200  200  404  403
POST members:people:void                302  404  403  422  404  422  422  422  404  403
GET  members:people:own                 302  200  200  200  200  200  200  200  200  200
GET  members:people:own_paper           302  404  404  404  404  404  404  404  404  404
GET  members:corrections:ask            302  200  404  404  404  404  404  404  404  404
POST members:corrections:ask            302  422  404  404  404  404  404  404  404  404
POST members:corrections:withdraw       302  302  404  404  404  404  404  404  404  404
GET  members:corrections:own_scan       302  200  404  404  404  404  404  404  404  404
GET  members:corrections:list           302  403  200  200  200  200  200  200  200  200
GET  members:corrections:detail         302  404  200  200  404  200  200  200  404  200
POST members:corrections:detail         302  404  403  422  404  422  422  422  404  403
POST members:corrections:open           302  404  403  200  404  200  200  200  404  403
GET  members:corrections:scan           302  404  403  200  404  200  200  200  404  403
GET  members:people:history             302  404  200  200  404  200  200  200  404  200
GET  members:people:ledger              302  403  200  200  200  200  200  200  200  200
GET  members:people:movement            302  403  200  200  200  200  200  200  200  200
POST members:people:export              401  403  403  200  200  200  200  200  200  200
POST members:people:movement_export     401  403  403  200  200  200  200  200  200  200
GET  members:accounts:account           302  404  403  200  404  200  200  200  404  403
POST members:accounts:account           302  404  403  422  404  422  422  422  404  403
GET  members:accounts:account@own       302  403  403  200  404  200  200  200  404  403
POST members:accounts:tie               302  404  403  422  404  422  422  422  404  403
POST members:accounts:untie             302  404  403  403  404  403  403  403  404  403
POST members:accounts:untie@own         302  403  403  302  404  302  302  302  404  403
POST members:accounts:link              302  404  403  403  404  403  403  403  404  403
POST members:accounts:link@own          302  403  403  200  404  200  200  200  404  403
GET  members:admissions:list            302  403  200  200  200  200  200  200  200  200
GET  members:admissions:whom            302  403  403  200  200  200  200  200  200  403
GET  members:admissions:create          302  404  403  200  404  200  200  200  404  403
POST members:admissions:create          302  404  403  422  404  422  422  422  404  403
POST members:admissions:restricted      302  404  403  200  404  200  200  200  404  403
GET  cases:detail@admission             302  404  200  200  404  200  200  200  404  200
GET  cases:act@vote                     302  404  403  200  404  200  200  200  404  403
GET  cases:act@apply_past               302  404  409  409  404  409  409  409  404  409
GET  members:departures:list            302  403  200  200  200  200  200  200  200  200
GET  members:departures:radar           302  403  200  200  200  200  200  200  200  200
GET  members:departures:missing         302  403  200  200  200  200  200  200  200  200
POST members:departures:age_many        302  403  403  302  302  302  302  302  302  403
POST members:departures:age_many@chosen 401  403  403  200  302  200  200  200  302  403
GET  members:departures:whom            302  403  403  200  200  200  200  200  200  403
GET  members:departures:choose          302  404  403  200  404  200  200  200  404  403
GET  members:departures:create          302  404  403  200  404  200  200  200  404  403
GET  members:departures:create@died     302  404  403  200  404  200  200  200  404  403
POST members:departures:create          302  404  403  422  404  422  422  422  404  403
POST members:departures:create@died     302  404  403  422  404  422  422  422  404  403
GET  members:departures:honours         302  403  200  200  200  200  200  200  200  200
GET  members:departures:honour_cases    302  403  200  200  200  200  200  200  200  200
GET  members:departures:honour_create   302  403  403  200  200  200  200  200  200  403
POST members:departures:honour_create   302  403  403  422  422  422  422  422  422  403
GET  members:departures:honour_end      302  404  403  403  404  403  200  200  404  403
POST members:departures:honour_end      302  404  403  403  404  403  422  422  404  403
GET  cases:detail@departure             302  404  200  200  404  200  200  200  404  200
GET  cases:act@wish                     302  404  403  200  404  200  200  200  404  403
GET  cases:detail@honour                302  404  200  200  404  200  200  200  404  200
GET  members:transfers:list             302  403  200  200  200  200  200  200  200  200
GET  members:transfers:destinations     302  200  403  200  200  200  200  200  200  403
GET  members:transfers:own_ask          302  200  404  404  404  404  404  404  404  404
POST members:transfers:own_ask          302  422  404  404  404  404  404  404  404  404
GET  members:transfers:own_withdraw     302  404  404  404  404  404  404  404  404  404
POST members:transfers:own_withdraw     302  404  404  404  404  404  404  404  404  404
GET  members:transfers:whom             302  403  403  200  200  200  200  200  200  403
GET  members:transfers:create           302  404  403  200  404  200  200  200  404  403
POST members:transfers:create           302  404  403  422  404  422  422  422  404  403
GET  members:transfers:leavers          302  403  403  200  200  200  200  200  200  403
POST members:transfers:leavers          302  403  403  200  200  200  200  200  200  403
POST members:transfers:leavers@judged   401  403  403  422  200  422  422  422  200  403
GET  members:transfers:newcomer         302  403  403  200  200  200  200  200  200  403
POST members:transfers:newcomer         302  403  403  422  422  422  422  422  422  403
GET  members:transfers:attached         302  403  200  200  200  200  200  200  200  200
GET  members:transfers:guest            302  404  200  200  404  200  200  200  200  200
GET  members:transfers:guest_end        302  404  403  200  404  200  200  200  200  403
POST members:transfers:guest_end        302  404  403  422  404  422  422  422  422  403
GET  members:transfers:guest_extend     302  404  403  200  404  200  200  200  200  403
POST members:transfers:guest_extend     302  404  403  422  404  422  422  422  422  403
POST members:transfers:guest_settle     302  404  403  302  404  302  302  302  403  403
GET  members:cards:list                 302  403  200  200  200  200  200  200  200  200
POST members:cards:list                 302  403  302  302  302  302  302  302  302  302
POST members:cards:many                 302  403  403  403  403  403  302  302  302  403
POST members:cards:many@chosen          401  403  403  403  403  403  200  200  302  403
GET  members:cards:person               302  404  200  200  404  200  200  200  404  200
GET  members:cards:person@own           302  200  200  200  404  200  200  200  404  200
GET  members:cards:issue                302  403  403  403  404  403  200  200  404  403
POST members:cards:issue                302  403  403  403  404  403  422  422  404  403
GET  members:cards:reissue              302  404  403  403  404  403  200  200  404  403
POST members:cards:reissue              302  404  403  403  404  403  422  422  404  403
GET  members:cards:withdraw             302  404  403  403  404  403  200  200  404  403
POST members:cards:withdraw             302  404  403  403  404  403  422  422  404  403
GET  members:cards:settings             302  404  404  404  404  404  200  200  404  200
GET  members:cards:settings@branch      302  404  200  200  404  200  200  200  404  200
POST members:cards:arrange              302  404  404  404  404  404  302  302  404  403
POST members:cards:add_range            302  404  404  404  404  404  403  403  404  422
POST members:cards:give_range           302  404  404  404  404  404  422  422  404  403
GET  members:conduct:list               302  403  200  200  200  200  200  200  200  200
GET  members:conduct:whom               302  403  403  200  200  200  200  200  200  403
GET  members:conduct:create             302  404  403  200  404  200  200  200  404  403
POST members:conduct:create             302  404  403  422  404  422  422  422  404  403
GET  members:conduct:create_unit        302  404  403  403  404  403  200  200  404  403
POST members:conduct:create_unit        302  404  403  403  404  403  422  422  404  403
GET  members:awards:list                302  403  200  200  200  200  200  200  200  200
GET  members:awards:record              302  403  403  200  200  200  200  200  200  403
POST members:awards:record              302  403  403  200  200  200  200  200  200  403
POST members:awards:record@form         401  403  403  422  200  422  422  422  200  403
POST members:awards:record@unit         401  403  403  422  404  422  422  422  404  403
GET  members:awards:detail              302  404  200  200  404  200  200  200  404  200
GET  members:awards:detail@own          302  200  200  200  404  200  200  200  404  200
GET  members:awards:scan                302  404  200  200  404  200  200  200  404  200
GET  members:awards:void                302  404  403  200  404  200  200  200  404  403
POST members:awards:void                302  404  403  422  404  422  422  422  404  403
GET  cases:detail@discipline            302  404  200  200  404  200  200  200  404  200
GET  cases:act@decide                   302  404  403  403  404  403  200  200  404  403
GET  members:training:list              302  403  200  200  200  200  200  200  200  200
GET  members:training:windows           302  403  200  200  200  200  200  200  200  200
GET  members:training:window            302  404  200  200  200  200  200  200  404  200
GET  members:training:window_open       302  403  403  403  403  403  200  200  200  403
POST members:training:window_open       302  403  403  403  403  403  422  422  422  403
GET  members:training:window_change     302  404  403  403  403  403  200  200  404  403
POST members:training:window_change     302  404  403  403  403  403  422  422  404  403
GET  members:training:window_close      302  404  403  403  403  403  200  200  404  403
POST members:training:window_close      302  404  403  403  403  403  422  422  404  403
GET  members:training:begin             302  403  403  200  200  200  200  200  200  403
POST members:training:begin             302  403  403  422  422  422  422  422  422  403
GET  members:training:progress          302  403  200  200  200  200  200  200  200  200
GET  members:training:people            302  403  200  200  200  200  200  200  200  200
GET  members:training:register          302  404  403  200  404  200  200  200  404  403
POST members:training:register          302  404  403  422  404  422  422  422  404  403
GET  members:training:register_one      302  404  200  200  404  200  200  200  404  200
POST members:training:register_one      302  404  403  422  404  422  422  422  404  403
GET  members:training:form              302  404  200  200  404  200  200  200  404  200
GET  members:training:scores            302  404  200  200  404  200  200  200  404  200
POST members:training:scores            302  404  403  302  404  302  302  302  404  403
GET  members:training:own_register      302  200  404  404  404  404  404  404  404  404
POST members:training:own_register      302  409  404  404  404  404  404  404  404  404
GET  members:training:own_scores        302  200  404  404  404  404  404  404  404  404
POST members:training:own_scores        302  302  404  404  404  404  404  404  404  404
GET  members:imports:list               302  403  403  200  200  200  200  200  200  200
POST members:imports:list               302  403  403  422  422  422  422  422  422  422
GET  members:imports:blank              302  403  403  200  200  200  200  200  200  200
GET  members:imports:preview            302  404  404  404  404  404  200  200  404  200
GET  members:imports:preview@committed  302  404  404  404  404  404  200  200  404  200
POST members:imports:reveal             302  404  404  404  404  404  200  200  404  403
POST members:imports:cell               401  404  404  404  404  404  302  302  404  302
POST members:imports:decide             302  404  404  404  404  404  302  302  404  302
POST members:imports:faults             302  404  404  404  404  404  200  200  404  200
POST members:imports:mended             302  404  404  404  404  404  422  422  404  422
POST members:imports:policy             302  404  404  404  404  404  302  302  404  302
POST members:imports:units              302  404  404  404  404  404  302  302  404  302
GET  members:imports:mapping            302  404  404  404  404  404  200  200  404  200
GET  members:imports:mapping@committed  302  404  404  404  404  404  302  302  404  302
POST members:imports:mapping            302  404  404  404  404  404  422  422  404  422
POST members:imports:forget             302  404  404  404  404  404  302  302  404  302
POST members:imports:commit             302  404  404  404  404  404  302  302  404  302
POST members:imports:undo               302  404  404  404  404  404  302  302  404  302
POST members:imports:cancel             302  404  404  404  404  404  302  302  404  302
GET  unit_imports:list                  302  403  403  200  200  200  200  200  200  200
POST unit_imports:list                  302  403  403  403  403  403  422  422  422  422
GET  unit_imports:blank                 302  403  403  200  200  200  200  200  200  200
GET  unit_imports:preview               302  404  404  404  404  404  200  200  404  200
GET  unit_imports:preview@committed     302  404  404  404  404  404  200  200  404  200
POST unit_imports:reveal                302  404  404  404  404  404  403  403  404  403
POST unit_imports:cell                  401  404  404  404  404  404  302  302  404  302
POST unit_imports:decide                302  404  404  404  404  404  302  302  404  302
POST unit_imports:faults                302  404  404  404  404  404  200  200  404  200
POST unit_imports:mended                302  404  404  404  404  404  422  422  404  422
POST unit_imports:units                 302  404  404  404  404  404  302  302  404  302
GET  unit_imports:mapping               302  404  404  404  404  404  200  200  404  200
GET  unit_imports:mapping@committed     302  404  404  404  404  404  302  302  404  302
POST unit_imports:mapping               302  404  404  404  404  404  422  422  404  422
POST unit_imports:forget                302  404  404  404  404  404  302  302  404  302
POST unit_imports:commit                302  404  404  404  404  404  302  302  404  302
POST unit_imports:undo                  302  404  404  404  404  404  302  302  404  302
POST unit_imports:cancel                302  404  404  404  404  404  302  302  404  302
GET  members:evaluations:list           302  403  200  200  200  200  200  200  200  200
GET  members:evaluations:units          302  403  200  200  200  200  200  200  200  200
GET  members:evaluations:progress       302  403  200  200  200  200  200  200  200  200
GET  members:evaluations:people         302  403  200  200  200  200  200  200  200  200
GET  members:evaluations:rounds         302  403  200  200  200  200  200  200  200  200
GET  members:evaluations:round          302  404  200  200  200  200  200  200  404  200
GET  members:evaluations:round_open     302  403  403  403  403  403  200  200  200  403
POST members:evaluations:round_open     302  403  403  403  403  403  422  422  422  403
GET  members:evaluations:round_edit     302  404  403  403  403  403  200  200  404  403
POST members:evaluations:round_edit     302  404  403  403  403  403  422  422  404  403
GET  members:evaluations:begin          302  403  200  200  200  200  200  200  200  200
POST members:evaluations:begin          302  403  404  404  404  404  404  404  404  404
POST members:evaluations:begin@sister   401  403  404  404  422  404  422  422  404  404
GET  members:evaluations:remark         302  404  200  200  200  200  200  200  404  200
POST members:evaluations:remark         302  404  403  403  422  403  422  422  404  403
GET  members:evaluations:unit_open      302  404  403  200  404  200  200  200  404  403
POST members:evaluations:unit_open      302  404  403  422  404  422  422  422  404  403
GET  members:evaluations:grid           302  404  200  200  404  200  200  200  404  200
POST members:evaluations:grid           302  404  403  302  404  302  302  302  404  403
GET  members:evaluations:rating         302  404  200  200  404  200  200  200  404  200
POST members:evaluations:rating         302  404  403  422  404  422  422  422  404  403
GET  members:evaluations:slip           302  404  403  200  404  200  200  200  404  403
GET  members:evaluations:own            302  200  404  404  404  404  404  404  404  404
POST members:evaluations:own            302  422  404  404  404  404  404  404  404  404
GET  members:evaluations:own_slip       302  200  404  404  404  404  404  404  404  404
GET  members:evaluations:scan           302  404  200  200  404  200  200  200  404  200
GET  cases:detail@evaluation            302  404  200  200  404  200  200  200  404  200
GET  cases:detail                       302  404  200  200  404  200  200  200  404  200
GET  cases:detail@draft                 302  404  404  200  404  200  200  200  404  404
GET  cases:evidence                     302  404  200  200  404  200  200  200  404  200
GET  cases:print                        302  404  200  200  404  200  200  200  404  200
GET  cases:act                          302  404  403  403  404  403  200  200  404  403
GET  cases:act@recall                   302  404  403  200  404  200  200  200  404  403
GET  cases:act@past                     302  404  409  409  404  409  409  409  404  409
POST cases:act                          302  404  403  403  404  403  409  409  404  403
POST cases:comment                      302  404  403  422  404  422  422  422  404  403
POST cases:attach                       302  404  403  422  404  422  422  422  404  403
GET  cases:attachment                   302  404  200  200  404  200  200  200  404  200
GET  cases:detach                       302  404  403  200  404  403  200  200  404  403
POST cases:detach                       302  404  403  302  404  403  302  302  404  403
GET  cases:extend                       302  404  403  403  404  403  200  200  404  403
POST cases:extend                       302  404  403  403  404  403  422  422  404  403
GET  cases:paper                        302  404  403  403  404  403  200  200  404  403
POST cases:paper                        302  404  403  403  404  403  422  422  404  403
GET  cases:form                         302  404  403  200  404  200  200  200  404  403
GET  cases:pack                         302  404  200  200  404  200  200  200  404  200
POST cases:packs                        302  302  302  302  302  302  302  302  302  302
POST cases:packs@chosen                 401  302  200  200  302  200  200  200  302  200
GET  cases:paper_file                   302  404  200  200  404  200  200  200  404  200
GET  cases:withdraw_paper               302  404  403  200  404  200  200  200  404  403
POST cases:withdraw_paper               302  404  403  422  404  422  422  422  404  403
POST cases:bulk                         302  302  302  302  302  302  302  302  302  302
POST cases:bulk@chosen                  401  302  200  200  302  200  200  200  302  200
GET  papers:own                         302  404  302  302  302  302  302  302  302  302
GET  papers:register                    302  404  200  200  404  200  200  200  404  200
GET  papers:enter                       302  404  403  200  404  200  200  200  404  403
POST papers:enter                       302  404  403  422  404  422  422  422  404  403
POST papers:pack                        302  404  302  302  404  302  302  302  404  302
GET  papers:pack_ready                  302  404  404  404  404  404  404  200  404  404
GET  papers:pack_file                   302  404  404  404  404  404  404  200  404  404
GET  papers:file                        302  404  200  200  404  200  200  200  404  200
GET  papers:withdraw                    302  404  403  200  404  200  200  200  404  403
POST papers:withdraw                    302  404  403  422  404  422  422  422  404  403
GET  papers:settings                    302  404  200  200  404  200  200  200  404  200
GET  papers:letterhead                  302  404  403  200  404  200  200  200  404  403
POST papers:letterhead                  302  404  403  422  404  422  422  422  404  403
GET  papers:numbering                   302  404  403  200  404  200  200  200  404  403
POST papers:numbering                   302  404  403  422  404  422  422  422  404  403
GET  jobs:detail                        302  404  404  404  404  404  404  200  404  404
"""

# What stands in the address, from the world of tests/conftest.py.
PLACES = {
    "accounts:reset_key": lambda world: {"uid": "1", "key": "set-password"},
    "accounts:link": lambda world: {"token": world.token},
    "accounts:link@dead": lambda world: {"token": "khong-co"},
    "inbox:stop_digest": lambda world: {"token": stop_token(world.invited)},
    "inbox:stop_digest@dead": lambda world: {"token": "khong-co"},
    "inbox:feed": lambda world: {"secret": world.feed_secret},
    "inbox:feed@wrong": lambda world: {"secret": "khong-co"},
    "administration:accounts": lambda world: {"code": world.tree.branch.code},
    "administration:account_link": lambda world: {"code": world.tree.branch.code, "pk": world.invited.pk},
    "administration:account_off": lambda world: {"code": world.tree.branch.code, "pk": world.invited.pk},
    "administration:account_on": lambda world: {"code": world.tree.branch.code, "pk": world.invited.pk},
    "administration:positions": lambda world: {"code": world.tree.branch.code},
    "administration:position_add": lambda world: {"code": world.tree.branch.code},
    "administration:position_end": lambda world: {"code": world.tree.branch.code, "pk": world.position.pk},
    "members:people:detail": lambda world: {"pk": world.person.pk},
    # Of nobody in the world was a paper issued; see people/views/test_own.py.
    "members:people:own_paper": lambda world: {"pk": 1, "format": "pdf"},
    "members:corrections:ask": lambda world: {"group": "lien-he"},
    "members:corrections:withdraw": lambda world: {"pk": world.correction.corrections.first().pk},
    **{
        f"members:corrections:{name}": lambda world: {"pk": world.correction.pk}
        for name in ("own_scan", "detail", "open", "scan")
    },
    "members:people:detail@own": lambda world: {"pk": world.own.pk},
    "members:accounts:account": lambda world: {"pk": world.person.pk},
    "members:accounts:account@own": lambda world: {"pk": world.own.pk},
    "members:accounts:tie": lambda world: {"pk": world.person.pk},
    "members:accounts:untie": lambda world: {"pk": world.person.pk},
    "members:accounts:untie@own": lambda world: {"pk": world.own.pk},
    "members:accounts:link": lambda world: {"pk": world.person.pk},
    "members:accounts:link@own": lambda world: {"pk": world.own.pk},
    "members:people:edit": lambda world: {"pk": world.person.pk, "group": "lien-he"},
    "members:people:edit@papers": lambda world: {"pk": world.person.pk, "group": "giay-to"},
    "members:people:edit@union": lambda world: {"pk": world.person.pk, "group": "doan-dang"},
    "members:people:reveal": lambda world: {"pk": world.person.pk, "field": "citizen_id"},
    "members:people:void": lambda world: {"pk": world.person.pk},
    "members:people:reveal@own": lambda world: {"pk": world.own.pk, "field": "citizen_id"},
    "statistics:figures": lambda world: {"code": world.tree.branch.code},
    "units:detail": lambda world: {"code": world.tree.branch.code},
    "units:detail@ward": lambda world: {"code": world.tree.ward.code},
    "cases:evidence": lambda world: {"code": world.tree.branch.code},
    "scorecard:evidence": lambda world: {"code": world.tree.branch.code},
    "scorecard:evidence@ward": lambda world: {"code": world.tree.ward.code},
    "units:edit": lambda world: {"code": world.tree.branch.code},
    "units:move": lambda world: {"code": world.tree.branch.code},
    "units:close": lambda world: {"code": world.tree.branch.code},
    "units:close@empty": lambda world: {"code": world.tree.sister.code},
    "units:history": lambda world: {"code": world.tree.branch.code},
    "members:people:history": lambda world: {"pk": world.person.pk},
    "members:departures:choose": lambda world: {"pk": world.person.pk},
    "members:departures:create": lambda world: {"pk": world.person.pk, "way": "leave"},
    "members:departures:create@died": lambda world: {"pk": world.person.pk, "way": "died"},
    "members:departures:honour_end": lambda world: {"pk": world.honour.pk},
    "cases:detail@departure": lambda world: {"number": world.departure.case.number},
    "cases:act@wish": lambda world: {"number": world.departure.case.number, "act": "wish"},
    "cases:detail@honour": lambda world: {"number": world.honour.case.number},
    "members:transfers:create": lambda world: {"pk": world.person.pk},
    **{
        f"members:transfers:{name}": lambda world: {"pk": world.guest.pk}
        for name in ("guest", "guest_end", "guest_extend", "guest_settle")
    },
    "members:cards:person": lambda world: {"pk": world.person.pk},
    "members:cards:person@own": lambda world: {"pk": world.own.pk},
    "members:cards:issue": lambda world: {"pk": world.own.pk},
    "members:cards:reissue": lambda world: {"pk": world.person.pk},
    "members:cards:withdraw": lambda world: {"pk": world.person.pk},
    **{
        f"members:cards:{name}": lambda world: {"code": world.tree.ward.code}
        for name in ("settings", "arrange", "add_range", "give_range")
    },
    "members:cards:settings@branch": lambda world: {"code": world.tree.branch.code},
    "members:conduct:create": lambda world: {"pk": world.person.pk},
    "members:conduct:create_unit": lambda world: {"code": world.tree.branch.code},
    **{f"members:awards:{name}": lambda world: {"pk": world.award.pk} for name in ("detail", "scan", "void")},
    "members:awards:detail@own": lambda world: {"pk": world.own_award.pk},
    "cases:detail@discipline": lambda world: {"number": world.discipline.case.number},
    "cases:act@decide": lambda world: {"number": world.discipline.case.number, "act": "decide"},
    **{
        f"members:training:{name}": lambda world: {"pk": world.window.pk}
        for name in ("window", "window_change", "window_close")
    },
    "members:training:register": lambda world: {"number": world.training.case.number},
    **{
        f"members:training:{name}": lambda world: {"year": world.training.year}
        for name in ("own_register", "own_scores")
    },
    "members:training:scores": lambda world: {"number": world.training.case.number},
    "members:training:register_one": lambda world: {
        "number": world.training.case.number,
        "pk": world.registered.person_id,
    },
    "members:training:form": lambda world: {
        "number": world.training.case.number,
        "pk": world.registered.person_id,
        "format": "pdf",
    },
    "members:imports:preview": lambda world: {"pk": world.preview.pk},
    "members:imports:preview@committed": lambda world: {"pk": world.committed.pk},
    "members:imports:reveal": lambda world: {"pk": world.preview.pk},
    "members:imports:cell": lambda world: {"pk": world.preview.pk},
    "members:imports:decide": lambda world: {"pk": world.preview.pk},
    "members:imports:faults": lambda world: {"pk": world.preview.pk},
    "members:imports:mended": lambda world: {"pk": world.preview.pk},
    "members:imports:policy": lambda world: {"pk": world.preview.pk},
    "members:imports:units": lambda world: {"pk": world.preview.pk},
    "members:imports:mapping": lambda world: {"pk": world.preview.pk},
    "members:imports:mapping@committed": lambda world: {"pk": world.committed.pk},
    "members:imports:forget": lambda world: {"pk": world.preview.pk},
    "members:imports:commit": lambda world: {"pk": world.preview.pk},
    "members:imports:undo": lambda world: {"pk": world.committed.pk},
    "members:imports:cancel": lambda world: {"pk": world.preview.pk},
    **{
        f"unit_imports:{name}": lambda world: {"pk": world.units_preview.pk}
        for name in (
            "preview",
            "reveal",
            "cell",
            "decide",
            "faults",
            "mended",
            "units",
            "mapping",
            "forget",
            "commit",
            "cancel",
        )
    },
    "unit_imports:preview@committed": lambda world: {"pk": world.units_committed.pk},
    "unit_imports:mapping@committed": lambda world: {"pk": world.units_committed.pk},
    "unit_imports:undo": lambda world: {"pk": world.units_committed.pk},
    "cases:detail": lambda world: {"number": world.sent.case.number},
    "cases:detail@draft": lambda world: {"number": world.drafted.case.number},
    "cases:print": lambda world: {"number": world.sent.case.number},
    "cases:act": lambda world: {"number": world.sent.case.number, "act": "confirm"},
    "cases:act@recall": lambda world: {"number": world.sent.case.number, "act": "recall"},
    "cases:act@past": lambda world: {"number": world.sent.case.number, "act": "take_in"},
    "cases:comment": lambda world: {"number": world.sent.case.number},
    "cases:attach": lambda world: {"number": world.sent.case.number},
    "cases:attachment": lambda world: {"number": world.sent.case.number, "pk": world.case_file.pk},
    "cases:detach": lambda world: {"number": world.sent.case.number, "pk": world.case_file.pk},
    "cases:extend": lambda world: {"number": world.sent.case.number},
    "cases:paper": lambda world: {"number": world.sent.case.number, "slot": "introduction"},
    "cases:paper_file": lambda world: {"number": world.sent.case.number, "pk": world.case_paper.pk, "format": "pdf"},
    "cases:withdraw_paper": lambda world: {"number": world.sent.case.number, "pk": world.case_paper.pk},
    "cases:form": lambda world: {"number": world.admission.case.number, "slot": "application", "format": "pdf"},
    "cases:detail@admission": lambda world: {"number": world.admission.case.number},
    "cases:act@vote": lambda world: {"number": world.admission.case.number, "act": "vote"},
    "cases:act@apply_past": lambda world: {"number": world.admission.case.number, "act": "apply"},
    "members:admissions:create": lambda world: {"pk": world.youth.pk},
    "members:admissions:restricted": lambda world: {"number": world.admission.case.number},
    "members:evaluations:round": lambda world: {"pk": world.round.pk},
    "members:evaluations:round_edit": lambda world: {"pk": world.round.pk},
    "members:evaluations:remark": lambda world: {"pk": world.asked.pk},
    "members:evaluations:unit_open": lambda world: {"code": world.tree.branch.code},
    "members:evaluations:own": lambda world: {"year": world.round.year},
    "members:evaluations:own_slip": lambda world: {"year": world.round.year, "format": "pdf"},
    "members:evaluations:grid": lambda world: {"number": world.evaluation.case.number},
    **{
        f"members:evaluations:{name}": lambda world: {"number": world.evaluation.case.number, "pk": world.rating.pk}
        for name in ("rating", "scan")
    },
    "members:evaluations:slip": lambda world: {
        "number": world.evaluation.case.number,
        "pk": world.rating.pk,
        "format": "pdf",
    },
    "cases:detail@evaluation": lambda world: {"number": world.evaluation.case.number},
    "cases:pack": lambda world: {"number": world.sent.case.number},
    "cases:packs": lambda world: {"kind": "transfer"},
    "cases:bulk": lambda world: {"kind": "transfer", "act": "confirm"},
    **{
        f"papers:{name}": lambda world: {"code": world.tree.branch.code}
        for name in ("register", "enter", "pack", "settings", "letterhead")
    },
    "papers:numbering": lambda world: {"code": world.tree.branch.code, "type": "GGT"},
    "papers:withdraw": lambda world: {"code": world.tree.branch.code, "pk": world.written.pk},
    "papers:file": lambda world: {"pk": world.written.pk, "format": "pdf"},
    "papers:pack_ready": lambda world: {"pk": world.pack.pk},
    "papers:pack_file": lambda world: {"pk": world.pack.pk},
    "jobs:detail": lambda world: {"pk": world.job.pk},
}

# What is posted where an empty form would say nothing.
FIELDS = {
    "members:people:export": lambda world: {"format": "csv"},
    "members:people:movement_export": lambda world: {"what": "so-lieu"},
    "members:departures:age_many@chosen": lambda world: {"nguoi": str(world.person.pk)},
    "members:transfers:leavers@judged": lambda world: {"nguoi": str(world.person.pk), "buoc": "xem"},
    "members:cards:many@chosen": lambda world: {"nguoi": str(world.person.pk)},
    "members:awards:record@form": lambda world: {"nguoi": str(world.person.pk), "ghi": "1"},
    "members:awards:record@unit": lambda world: {"unit": world.tree.branch.code, "ghi": "1"},
    "cases:packs@chosen": lambda world: {"so": world.sent.case.number},
    "cases:bulk@chosen": lambda world: {"so": world.sent.case.number},
    "members:evaluations:begin@sister": lambda world: {"chi-doan": world.tree.sister.code, "dot": str(world.round.pk)},
    "unit_imports:cell": lambda world: {"row": "3", "field": "level", "text": "Chi đoàn"},
    "members:imports:cell": lambda world: {"row": "4", "field": "birth_date", "text": "28/02/2003"},
}

# What answers with something else than a page: a word, a file.
NO_PAGES = {
    "health",
    "cases:attachment",
    "cases:form",
    "members:corrections:own_scan",
    "members:corrections:scan",
    "members:awards:scan",
    "cases:pack",
    "cases:paper_file",
    "inbox:feed",
    "members:training:form",
    "members:evaluations:scan",
    "members:evaluations:slip",
    "members:evaluations:own_slip",
    "members:imports:blank",
    "unit_imports:blank",
    "papers:file",
    "papers:pack_file",
}

# Namespaces and routes that aren't the product's pages.
APART = {"admin": "Django's own, for superusers, read only; its own tests"}


@dataclass(frozen=True)
class Row:
    method: str
    name: str
    codes: dict[str, int]

    def __str__(self):
        return f"{self.method} {self.name}"

    @property
    def route(self) -> str:
        return self.name.partition("@")[0]

    def place(self, world) -> dict:
        return place(self.name, world)

    def address(self, world) -> str:
        return address(self.name, world)

    def fields(self, world) -> dict:
        """What is sent: never quite nothing, as a form of the product always carries its token."""
        if self.method == "GET":
            return {}
        return {"csrfmiddlewaretoken": "", **FIELDS.get(self.name, lambda world: {})(world)}


def place(name: str, world) -> dict:
    """What stands in the address of a row."""
    arguments = PLACES.get(name) or PLACES.get(name.partition("@")[0])
    return arguments(world) if arguments else {}


def address(name: str, world) -> str:
    return reverse(name.partition("@")[0], kwargs=place(name, world))


def _read_table() -> list[Row]:
    rows = []
    for line in TABLE.strip().splitlines()[1:]:
        method, name, *codes = line.split()
        rows.append(Row(method, name, dict(zip(PEOPLE, map(int, codes), strict=True))))
    return rows


ROWS = _read_table()


def pages_of(who: str) -> list[Row]:
    """Rows that show `who` a page."""
    return [row for row in ROWS if row.method == "GET" and row.codes[who] == 200 and row.name not in NO_PAGES]


def routes(resolver=None, namespace="") -> list[str]:
    """Names of all routes that the resolver knows, APART left out."""
    found = []
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLPattern):
            found.append(f"{namespace}{pattern.name}")
        elif pattern.app_name not in APART:
            found += routes(pattern, f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace)
    return found
