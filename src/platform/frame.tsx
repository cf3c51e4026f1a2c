// What stands around every page: the header with its areas, and the foot. Without script, a phone's menu is a link to the
// same areas at the foot.

export type Link = { href: string; text: string }

/** Everything around the work. A page names its own title; the request pipeline gives the rest to every page alike. */
export type Frame = {
  /** `href`: its people, posts and settings, and `history`: its history, for those who may see them. */
  partnership?: { slug: string; name: string; href?: string; history?: string } | undefined
  person?: { name: string } | undefined
  /** The areas in use, ten words at most; `active` is the href of the one we are in. */
  nav?: { active?: string | undefined; items: readonly Link[] } | undefined
  /** Says at the foot that all this is invented. */
  demo?: boolean | undefined
}

type Props = Frame & { home: string }

export const Header = ({ home, partnership, person, nav }: Props) => (
  <header class="govuk-template__header">
    <div class="govuk-generic-header hf-header">
      <div class="govuk-generic-header__container govuk-width-container hf-header__row">
        <div class="govuk-generic-header__logo">
          <a href={home} class="govuk-generic-header__homepage-link">
            <svg class="hf-mark" aria-hidden="true" focusable="false">
              <use href="#mark" />
            </svg>
            Holdfast
          </a>
        </div>
        {partnership && (
          <div class="hf-header__partnership">
            {partnership.href ? <a href={partnership.href}>{partnership.name}</a> : partnership.name}
          </div>
        )}
        {person && (
          <div class="hf-header__account">
            <a href="/sessions">{person.name}</a>
            <SignOut />
          </div>
        )}
        {(nav || person) && (
          <a class="hf-header__menu" href="#menu">
            Menu
          </a>
        )}
      </div>
    </div>
    {nav && (
      <div class="govuk-service-navigation">
        <div class="govuk-width-container">
          <div class="govuk-service-navigation__container">
            <nav aria-label="Areas" class="govuk-service-navigation__wrapper">
              <ul class="govuk-service-navigation__list">
                {nav.items.map((item) => (
                  <Area {...item} active={item.href === nav.active} />
                ))}
              </ul>
            </nav>
          </div>
        </div>
      </div>
    )}
  </header>
)

export const Foot = ({ partnership, person, nav, demo }: Frame) => (
  <footer class="govuk-template__footer hf-footer">
    <div class="govuk-width-container">
      {(nav || person) && (
        <nav class="hf-footmenu" id="menu" aria-label="Areas, at the foot of the page">
          <h2>Go to</h2>
          <ul>
            {nav?.items.map(({ href, text }) => (
              <li>
                <a class="govuk-link" href={href}>
                  {text}
                </a>
              </li>
            ))}
            {partnership?.href && (
              <li>
                <a class="govuk-link" href={partnership.href}>
                  People, posts and settings
                </a>
              </li>
            )}
          </ul>
          {person && (
            <div class="hf-footmenu__account">
              <a class="govuk-link" href="/sessions">
                {person.name}
              </a>
              <SignOut />
            </div>
          )}
        </nav>
      )}
      <ul class="hf-footer__links">
        <li>
          <a href="/accessibility">Accessibility</a>
        </li>
        <li>
          <a href="/privacy">Privacy</a>
        </li>
        <li>
          <a href="/shapes">What the shapes mean</a>
        </li>
        {partnership?.history && (
          <li>
            <a href={partnership.history}>Every change is in the history</a>
          </li>
        )}
      </ul>
      {demo && <p>{partnership?.name ?? 'Everything here'} is fictional. Nobody named here exists.</p>}
    </div>
  </footer>
)

const Area = ({ href, text, active }: Link & { active: boolean }) =>
  active ? (
    <li class="govuk-service-navigation__item govuk-service-navigation__item--active">
      <a class="govuk-service-navigation__link" href={href} aria-current="true">
        <strong class="govuk-service-navigation__active-fallback">{text}</strong>
      </a>
    </li>
  ) : (
    <li class="govuk-service-navigation__item">
      <a class="govuk-service-navigation__link" href={href}>
        {text}
      </a>
    </li>
  )

// Signing out changes something, so it is a form: no link may do it.
const SignOut = () => (
  <form method="post" action="/sign-out">
    <button class="hf-header__out" type="submit">
      Sign out
    </button>
  </form>
)
