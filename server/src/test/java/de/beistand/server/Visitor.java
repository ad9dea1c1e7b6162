package de.beistand.server;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A person with a browser without JavaScript: keeps cookies and form tokens, follows no redirect
/// by itself.
public final class Visitor {
  private static final Pattern FORM_TOKEN =
      Pattern.compile("name=\"form-token\" value=\"([^\"]+)\"");

  private final String address;
  private final String origin;
  private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
  private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).build();
  private String formToken = "";

  public Visitor(String address, String origin) {
    this.address = address;
    this.origin = origin;
  }

  /// A page as it came.
  public record Page(HttpResponse<String> response) {
    public int status() {
      return response.statusCode();
    }

    public String text() {
      return response.body();
    }

    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    public String location() {
      return header("Location");
    }

    /// The text inside the element with this id.
    public String textOf(String id) {
      Matcher matcher = Pattern.compile("id=\"" + id + "\"[^>]*>([^<]*)<").matcher(text());
      if (!matcher.find()) {
        throw new AssertionError("no #" + id + " in " + status() + "\n" + text());
      }
      return matcher.group(1).strip();
    }

    public boolean has(String id) {
      return text().contains("id=\"" + id + "\"");
    }
  }

  public Page get(String path, String... headers) {
    return send(request(path).GET(), headers);
  }

  /// Sends a form as a page of the site would.
  public Page post(String path, Map<String, String> fields, String... headers) {
    return postFrom(origin, formToken, path, fields, headers);
  }

  /// Sends a form as a page of `from` would that guessed `token`.
  public Page postFrom(
      String from, String token, String path, Map<String, String> fields, String... headers) {
    HttpRequest.Builder request =
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("form-token=" + encode(token) + "&" + form(fields)));
    if (!from.isEmpty()) {
      request.header("Origin", from);
    }
    return send(request, headers);
  }

  /// Sends an empty form by any method, as a page of `from` would that guessed `token`.
  public Page from(String from, String token, String method, String path, String... headers) {
    HttpRequest.Builder request =
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("X-Form-Token", token)
            .method(method, BodyPublishers.noBody());
    if (!from.isEmpty()) {
      request.header("Origin", from);
    }
    return send(request, headers);
  }

  /// Sends a form with one file in it (multipart/form-data, RFC 7578).
  public Page upload(String path, String field, byte[] file) {
    String line = "--edge\r\nContent-Disposition: form-data; name=\"";
    byte[] head =
        (line
                + "form-token\"\r\n\r\n"
                + formToken
                + "\r\n"
                + line
                + field
                + "\"; filename=\"file\"\r\nContent-Type: image/png\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8);
    byte[] tail = "\r\n--edge--\r\n".getBytes(StandardCharsets.UTF_8);
    return send(
        request(path)
            .header("Content-Type", "multipart/form-data; boundary=edge")
            .header("Origin", origin)
            .POST(BodyPublishers.ofByteArrays(List.of(head, file, tail))));
  }

  /// Any method, with everything right that a page of the site could send.
  public Page send(String method, String path) {
    return send(
        request(path)
            .header("Origin", origin)
            .header("X-Form-Token", formToken)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .method(method, BodyPublishers.noBody()));
  }

  /// Logs in and learns the form token.
  public Page logIn(String login, String password) {
    Page page = post("/login", Map.of("login", login, "password", password));
    get("/account");
    return page;
  }

  /// Comes with a login that was made elsewhere.
  ///
  /// @param cookie "name=value"
  public void useCookie(String cookie) {
    String[] parts = cookie.split("=", 2);
    HttpCookie made = new HttpCookie(parts[0], parts[1]);
    made.setPath("/");
    made.setVersion(0);
    cookies.getCookieStore().add(URI.create(address), made);
  }

  public String formToken() {
    return formToken;
  }

  public Optional<HttpCookie> cookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals(name))
        .findFirst();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address + path));
  }

  private Page send(HttpRequest.Builder request, String... headers) {
    request.header("Accept-Language", "de");
    boolean acceptGiven = false;
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
      acceptGiven |= headers[i].equals("Accept");
    }
    if (!acceptGiven) {
      request.header("Accept", "text/html");
    }
    try {
      Page page = new Page(http.send(request.build(), HttpResponse.BodyHandlers.ofString()));
      Matcher token = FORM_TOKEN.matcher(page.text());
      if (token.find()) {
        formToken = token.group(1);
      }
      return page;
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> field.getKey() + "=" + encode(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
