import { describe, expect, it } from 'vitest';
import { isCredentialName, isSecretName } from './secret-names.ts';

const words = (text: string) => text.trim().split(/\s+/);

describe('a secret name', () => {
  it.each(
    words(`access_token ID_TOKEN code code_verifier code_challenge state nonce client_secret mfa_token id_token_hint
      device_code user_code oob_code recovery_code recovery_codes binding_code co_verifier auth_req_id session_token subject_token
      barcode_uri SAMLRequest SAMLResponse wresult assertion`),
  )('is %s', (name) => expect(isSecretName(name)).toBe(true));

  it.each(
    words(`Authorization Proxy-Authorization Cookie Set-Cookie DPoP x-api-key X-Auth-Token x-csrf-token
      AUTHORIZATION set_cookie`),
  )('is the header %s', (name) => expect(isSecretName(name)).toBe(true));

  it.each(
    words(`clientSecret ClientSecret clientsecret CLIENT-SECRET client.secret client_secret[0] client_secret[] user[password]
      https://orders.example/client_secret client_secret_1 client_secret_value app.clientSecret old_password oldpassword
      newPassword password2 password_confirm passwd pwd db_pwd pin user_pin pass passphrase psk api_key apiKey apikey
      API-KEY APIKey private_key privateKey signing_key secret_key accessToken refreshtoken accessTokens bearer_token
      shared_secret otp smsOtp one_time_code credential jwt`),
  )('is %s, however it is written', (name) => expect(isSecretName(name)).toBe(true));

  it.each(
    words(`client_id redirect_uri scope grant_type iss aud expires_in constructor token_type token_type_hint
      subject_token_type tokens token_endpoint token_endpoint_auth_method id_token_signing_alg_values_supported
      code_challenge_method code_challenge_methods_supported response_type response_mode error_code status_code
      country_code session_state client_assertion_type client_secret_expires_at access_token_expires_in public_key
      key keys kid jwks_uri login_hint password_policy authorization_endpoint authorization_details
      access-control-allow-credentials www-authenticate dpop-nonce RelayState verification_uri_complete at_hash c_hash verification_uri __proto__ shipping passed`),
  )('is not %s', (name) => expect(isSecretName(name)).toBe(false));

  it('is not the empty one, nor one without a word', () => {
    expect(['', ' ', '[0]', '---', '💥'].filter(isSecretName)).toEqual([]);
  });

  it('is judged by its end, however long it is', () => {
    expect(isSecretName(`${'x'.repeat(1_000_000)}.client_secret`)).toBe(true);
  });
});

describe('a credential that is never stored', () => {
  it.each(
    words(`client_secret clientSecret client_secret[0] password new_password oldpassword client_assertion private_key
      registration_access_token initialAccessToken x-api-key api_key pwd pin passphrase secret`),
  )('is %s, and a secret too', (name) => {
    expect(isCredentialName(name)).toBe(true);
    expect(isSecretName(name)).toBe(true);
  });

  it.each(
    words(`access_token id_token refresh_token code code_verifier state nonce client_id otp recovery_code
      assertion subject_token mfa_token device_code`),
  )('is not %s', (name) => expect(isCredentialName(name)).toBe(false));
});
