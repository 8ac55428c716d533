using Microsoft.AspNetCore.Http;
using Workbench.Emulators.Samples;

namespace Workbench.Emulators.Vivantio;

/// <summary>The tenant's web host: inline images of articles, and pages that want a person to log in.</summary>
internal sealed class VivantioWeb(VivantioSettings settings, VivantioGate gate, SampleAccount account)
{
    private const string CookieName = "VivantioLogin";

    public static Task LoginPageAsync(HttpContext http) => VivantioAnswers.WriteTextAsync(
        http, StatusCodes.Status200OK, "text/html; charset=utf-8", "<html><body><h1>Log in to Vivantio</h1></body></html>");

    public async Task ImageAsync(HttpContext http)
    {
        var id = http.Request.RouteValues["id"]?.ToString();
        var image = account.Images().FirstOrDefault(one => VivantioIds.Text(VivantioIds.Image(one.Id)) == id);
        if (!MaySee(http, image))
        {
            await LoginPageAsync(http);
            return;
        }

        if (image is null || image.Download == SampleDownload.Expired)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        await using var bytes = account.OpenImage(image.Id);
        http.Response.ContentType = image.ContentType;
        http.Response.ContentLength = bytes.Length;
        await bytes.CopyToAsync(http.Response.Body, http.RequestAborted);
    }

    /// <summary>A browser that logged in sees every image; the API's credentials open all but the guarded ones.</summary>
    private bool MaySee(HttpContext http, SampleImage? image) =>
        http.Request.Cookies[CookieName] == settings.LoginCookie
        || (settings.ImagesAcceptApiCredentials && gate.HasCredentials(http) && image?.Download != SampleDownload.AnswersHtml);
}
