package de.beistand.acceptance;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A person in a browser without JavaScript: follows links, fills in forms, keeps cookies.
public final class WebLogin implements AutoCloseable {
  private static final Pattern FORM_TOKEN =
      Pattern.compile("name=\"form-token\" value=\"([^\"]*)\"");

  private final String serverUrl;
  private final HttpClient client =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();
  private String formToken = "";

  public WebLogin(String serverUrl) {
    this.serverUrl = serverUrl;
  }

  /// A page as it came.
  public record Page(int status, String address, String text) {
    /// The text inside the element with this id.
    public String textOf(String id) {
      Matcher matcher =
          Pattern.compile("id=\"" + Pattern.quote(id) + "\"[^>]*>([^<]*)<").matcher(text);
      if (!matcher.find()) {
        throw new IllegalStateException("no #" + id + " on " + address + ":\n" + text);
      }
      return matcher.group(1).strip();
    }
  }

  /// Logs in; the page afterwards tells whether it worked.
  public Page logIn(String login, String password) {
    return post("/login", Map.of("login", login, "password", password, "back", ""));
  }

  /// Opens a page.
  public Page get(String path) {
    return send(HttpRequest.newBuilder(URI.create(serverUrl + path)).GET());
  }

  /// Sends a form as the page opened last would.
  public Page post(String path, Map<String, String> fields) {
    String body =
        fields.entrySet().stream()
            .map(field -> field.getKey() + "=" + encode(field.getValue()))
            .collect(Collectors.joining("&", "form-token=" + encode(formToken) + "&", ""));
    return send(
        HttpRequest.newBuilder(URI.create(serverUrl + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Origin", serverUrl)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /// Sends JSON as a page's script would.
  public Page postJson(String path, String json) {
    return send(
        HttpRequest.newBuilder(URI.create(serverUrl + path))
            .header("Content-Type", "application/json")
            .header("X-Form-Token", formToken)
            .header("Origin", serverUrl)
            .POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  /// What a file's address gives.
  public byte[] download(String path) {
    try {
      HttpResponse<byte[]> response =
          client.send(
              HttpRequest.newBuilder(URI.create(serverUrl + path)).build(),
              HttpResponse.BodyHandlers.ofByteArray());
      if (response.statusCode() != 200) {
        throw new IllegalStateException(path + ": " + response.statusCode());
      }
      return response.body();
    } catch (IOException e) {
      throw new IllegalStateException("no answer from " + serverUrl, e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Page send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          client.send(
              request.header("Accept", "text/html").header("Accept-Language", "de").build(),
              HttpResponse.BodyHandlers.ofString());
      Matcher token = FORM_TOKEN.matcher(response.body());
      if (token.find()) {
        formToken = token.group(1);
      }
      return new Page(response.statusCode(), response.uri().getPath(), response.body());
    } catch (IOException e) {
      throw new IllegalStateException("no answer from " + serverUrl, e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    client.close();
  }
}
