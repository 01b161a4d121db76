// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package avatarimage

import (
	"encoding/base64"
	"strings"
	"testing"
)

func TestOtherKindsOfFilesAreNamed(t *testing.T) {
	t.Parallel()
	const (
		accepted = " Accepted are PNG, JPEG, GIF, WebP, BMP and TIFF. "
		convert  = accepted + "Export it as PNG or JPEG."
		unpack   = accepted + "Unpack it, and use the picture inside."
		base64ed = accepted + "Decode it, and use the picture itself."
		webPage  = "This is a web page (HTML)." + accepted +
			"A login or error page was probably saved under the picture's name: download the picture again, logged in."
		drawing = "This is SVG, which is a drawing and not pixels." + accepted + "Export it as PNG, at least 500 pixels wide and high."
		text    = "This is text." + accepted + "Make sure that the right file was chosen."
		unknown = "This is not a picture in a known format. Accepted are PNG, JPEG, GIF, WebP, BMP and TIFF."
	)
	asBase64 := func(file string) string { return base64.StdEncoding.EncodeToString(testdata(t, file)) }
	for _, test := range []struct{ name, source, want string }{
		{"SVG", `<svg xmlns="http://www.w3.org/2000/svg"/>`, drawing},
		{"SVG as XML", "\ufeff<?xml version=\"1.0\"?>\n<!-- made by hand -->\n<SVG/>", drawing},
		{"HTML", "\r\n <!DOCTYPE html><html><body>Log in</body></html>", webPage},
		{"HTML without html", "<!doctype HTML><title>Log in</title>", webPage},
		{"HTML with a drawing", "<html><body><svg></svg></body></html>", webPage},
		{"XHTML", `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>`, webPage},
		{"AVIF", "\x00\x00\x00\x20ftypavif\x00\x00\x00\x00", "This is an AVIF picture." + convert},
		{"AVIF sequence", "\x00\x00\x00\x20ftypavis\x00\x00\x00\x00", "This is an AVIF picture." + convert},
		{"HEIC", "\x00\x00\x00\x20ftypheic\x00\x00\x00\x00", "This is a HEIC picture, the format of iPhone photos." + convert},
		{"HEIF", "\x00\x00\x00\x20ftypmif1\x00\x00\x00\x00", "This is a HEIF picture." + convert},
		{"HEIF sequence", "\x00\x00\x00\x20ftypmsf1\x00\x00\x00\x00", "This is a HEIF picture." + convert},
		{"MP4", "\x00\x00\x00\x20ftypisom\x00\x00\x00\x00", "This is a video." + accepted + "Save one of its frames as PNG or JPEG."},
		{"JPEG XL", "\xff\x0a\x00", "This is a JPEG XL picture." + convert},
		{"JPEG XL in a container", "\x00\x00\x00\x0cJXL \r\n\x87\n", "This is a JPEG XL picture." + convert},
		{"JPEG 2000", "\x00\x00\x00\x0cjP  \r\n\x87\n", "This is a JPEG 2000 picture." + convert},
		{"JPEG 2000 stream", "\xff\x4f\xff\x51\x00", "This is a JPEG 2000 picture." + convert},
		{"icon", "\x00\x00\x01\x00\x01\x00", "This is a Windows icon (ICO)." + convert},
		{"Photoshop", "8BPS\x00\x01", "This is a Photoshop document." + convert},
		{"BigTIFF", "II+\x00\x08\x00\x00\x00", "This is a BigTIFF picture." + convert},
		{"big-endian BigTIFF", "MM\x00+\x00\x08\x00\x00", "This is a BigTIFF picture." + convert},
		{"PDF", "%PDF-1.7\n", "This is a PDF document." + convert},
		{"PostScript", "%!PS-Adobe-3.0 EPSF-3.0\n", "This is a PostScript document." + convert},
		{"ZIP", "PK\x03\x04\x14\x00", "This is a ZIP archive." + unpack},
		{"gzip", "\x1f\x8b\x08\x00", "This is a gzip archive." + unpack},
		{
			"Git LFS pointer", "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n",
			"This is a Git LFS pointer, and the picture it points at was not fetched." + accepted +
				`Run "git lfs pull" where Terraform runs, or switch LFS on where the pipeline checks out.`,
		},
		{"data URI", "data:image/png;base64,iVBORw0KGgo=", "This is a data URI, a picture as text." + base64ed},
		{"PNG in base64", asBase64("flag.png"), "This is a PNG as base64 text." + base64ed},
		{"JPEG in base64", asBase64("cmyk.jpg"), "This is a JPEG as base64 text." + base64ed},
		{"GIF in base64", asBase64("interlaced.gif"), "This is a GIF as base64 text." + base64ed},
		{"WebP in base64", asBase64("lossy.webp"), "This is a WebP as base64 text." + base64ed},
		{"text", "not a picture\r\n\tbut text", text},
		{"text cut off inside a character", strings.Repeat("x", 1023) + "é", text},
		{"one byte", "x", text},
		{"a program", "\x7fELF\x02\x01\x01\x00", unknown},
		{"zeros", strings.Repeat("\x00", 100), unknown},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			_, err := Inspect([]byte(test.source))
			expectError(t, err, ErrUnsupported, test.want)
		})
	}
}

// A wrong path may lead to a file of secrets, and errors end up in logs.
func TestErrorsDoNotQuoteTheFile(t *testing.T) {
	t.Parallel()
	_, err := Inspect([]byte("secret-token"))
	if err == nil || strings.Contains(err.Error(), "secret") {
		t.Errorf("the error is %v", err)
	}
}

func TestFeaturesThatCannotBeRead(t *testing.T) {
	t.Parallel()
	const export = " Open it in an image editor and export it as PNG."
	arithmetic := []byte("\xff\xd8\xff\xc9\x00\x0b\x08\x00\x10\x00\x10\x01\x01\x11\x00")
	compressedBMP := testdata(t, "palette.bmp")
	compressedBMP[30] = 1 // Run-length encoding.
	for _, test := range []struct {
		name   string
		source []byte
		want   string
	}{
		{"animated WebP", testdata(t, "animated.webp"), "The WebP is animated, which cannot be read here. Save one of its frames as PNG."},
		{"CMYK TIFF", testdata(t, "cmyk.tiff"), "The TIFF uses a feature that cannot be read here (tiff: unsupported feature: color model)." + export},
		{"arithmetic JPEG", arithmetic, "The JPEG uses a feature that cannot be read here (unsupported JPEG feature: unknown marker)." + export},
		{"compressed BMP", compressedBMP, "The BMP uses a feature that cannot be read here (bmp: unsupported BMP image)." + export},
		{
			"PNG with an unknown color type", pngHeader(10, 10, 8, 5),
			"The PNG uses a feature that cannot be read here (png: unsupported feature: bit depth 8, color type 5)." + export,
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			_, err := Check(test.source, nil)
			expectError(t, err, ErrUnsupported, test.want)
		})
	}
}
